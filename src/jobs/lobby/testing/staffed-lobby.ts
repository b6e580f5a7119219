import { announceVisit } from "../../../actions/lobby/visits/announce-visit.ts";
import type { Announcement } from "../../../actions/lobby/visits/propose-in-lobby.ts";
import { callOf } from "../../../actions/action-context.ts";
import { openLobby, type Lobby } from "../../../actions/testing/open-lobby.ts";
import type { Clock } from "../../../base/clock.ts";
import type { DeskFile } from "../../../domain/business/desk-file.ts";
import { ScriptedDialler } from "../../../ports/testing/scripted-dialler.ts";
import {
  ScriptedMessenger,
  type MessengerStep,
} from "../../../ports/testing/scripted-messenger.ts";
import {
  ScriptedStaffChat,
  type StaffChatStep,
} from "../../../ports/testing/scripted-staff-chat.ts";
import { hostSteps } from "../../../store/lobby/host-steps.ts";
import { newsOfVisit } from "../../../store/lobby/visit-news.ts";
import { sampleLobby } from "../../../store/testing/sample-lobby.ts";
import { Ladder } from "../ladder.ts";
import type { StaffCarriers } from "../ladder-options.ts";

const CHANNEL = "C0FRONTDESK";

/** A lobby whose staff are reached by carriers in memory. Its front desk has a channel, and takes no calls before it had a text. */
export class StaffedLobby implements AsyncDisposable {
  readonly lobby: Lobby;
  readonly chat: ScriptedStaffChat;
  readonly messenger: ScriptedMessenger;
  readonly dialler = new ScriptedDialler();
  readonly frontDeskChannel = CHANNEL;

  constructor(lobby: Lobby, steps: CarrierSteps) {
    this.lobby = lobby;
    const { employees = [] } = sampleLobby.lobby ?? {};
    this.chat = new ScriptedStaffChat({
      people: employees.map(({ id, name, email = "" }) => ({
        memberId: `U-${id}`,
        name,
        email,
        kind: "person",
        isGone: false,
      })),
      channels: [CHANNEL],
      nowMs: () => lobby.clock.nowMs(),
      ...(steps.chat && { steps: steps.chat }),
    });
    this.messenger = new ScriptedMessenger(steps.messenger ? { steps: steps.messenger } : {});
  }

  /** As if a process came; without anything it has all the ways there are. */
  ladder(carriers: StaffCarriers = this, clock: Clock = this.lobby.clock): Ladder {
    return new Ladder({ database: this.lobby.database, clock, carriers });
  }

  /** Announces Tom Baker from Initech to Sarah Chen of Engineering, unless told otherwise. Answers the visit and its call. */
  async announce(
    wish: Partial<Announcement> & { readonly printsBadges?: boolean } = {},
  ): Promise<{ readonly visitId: string; readonly callId: string }> {
    const context = this.lobby.visitor();
    const announced = await this.lobby.database.write((writer) =>
      announceVisit(writer, context, {
        hostId: "acme/sarah-chen",
        visitor: "Tom Baker",
        company: "Initech",
        purpose: "meeting",
        about: null,
        partySize: 1,
        printsBadges: false,
        ...wish,
      }),
    );
    if (announced === "unknown-host") throw new Error("There is no such host");
    return { visitId: announced.visitId, callId: callOf(context) ?? "" };
  }

  /** Lets some seconds pass and climbs what is due each second, as a running service does. */
  async pass(seconds: number, ladder: Ladder = this.ladder()): Promise<void> {
    const { signal } = new AbortController();
    for (let second = 0; second < seconds; second += 1) {
      await ladder.deliverDue(signal);
      await ladder.tidyUp(signal);
      await this.lobby.clock.advance(1000);
    }
    await ladder.deliverDue(signal);
    await ladder.tidyUp(signal);
  }

  /** The rungs in the order they are or were due: "sms waiting at 30", "slack sent". */
  async steps(visitId: string): Promise<readonly string[]> {
    const rows = await hostSteps(this.lobby.database.read, visitId);
    return rows.map(({ step, status, reason }) =>
      reason === null ? `${step} ${status}` : `${step} ${status} (${reason})`,
    );
  }

  /** What the visitor is told: "kind: text". */
  async news(visitId: string): Promise<readonly string[]> {
    const rows = await newsOfVisit(this.lobby.database.read, visitId);
    return rows.map(({ kind, text }) => `${kind}: ${text}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.lobby[Symbol.asyncDispose]();
  }
}

interface CarrierSteps {
  readonly chat?: StaffChatStep[];
  readonly messenger?: MessengerStep[];
}

/** Monday 23 November 2026, 9:00 in New York. */
export async function openStaffedLobby(
  options: CarrierSteps & { readonly desk?: DeskFile } = {},
): Promise<StaffedLobby> {
  const { desk, ...steps } = options;
  return new StaffedLobby(await openLobby(desk === undefined ? {} : { desk }), steps);
}
