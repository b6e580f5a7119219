import {
  arriveExpected,
  readInvitation,
  type Invitation,
} from "../../actions/lobby/expected/arrive-expected.ts";
import { checkOutByBadge } from "../../actions/lobby/visits/check-out.ts";
import { lobbyRules } from "../../actions/lobby/lobby-rules.ts";
import type { Clock } from "../../base/clock.ts";
import { unreachable } from "../../base/unreachable.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import type { VisitorDesk } from "../../http/routes/visitors.ts";
import { GOODBYE, type VisitorPage } from "../../http/routes/visitor-page.ts";
import type { Database } from "../../store/database.ts";
import { hostSteps } from "../../store/lobby/host-steps.ts";
import { visitOfInvitation } from "../../store/lobby/visit-news.ts";

/** How often a visitor's phone looks whether their host has answered. */
const LOOK_AGAIN_SECONDS = 5;

/** What visitors do on their own phones: check in with an invitation, sign out with a badge. */
export function visitorDesk(options: {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether this installation has a badge printer. */
  readonly hasPrinter: boolean;
}): VisitorDesk {
  const { database, clock } = options;
  const shared = { database, clock, actor: { kind: "system", channel: "jobs" } } as const;
  return {
    async invitation(token) {
      const invitation = await readInvitation({ database, clock }, token);
      if (!invitation) return undefined;
      const came =
        invitation.state === "arrived" ? await visitOfInvitation(database.read, token) : undefined;
      if (came?.hasLeft === true) return GOODBYE;
      return came && came.news === undefined && (await isToldNobody(database, came.visitId))
        ? { title: "Thank you", lines: [ASK_A_PERSON] }
        : pageOf(invitation, came?.news);
    },
    async arrive(token) {
      const invitation = await readInvitation({ database, clock }, token);
      if (!invitation) return;
      const context = { ...shared, deskId: invitation.deskId };
      const { badge } = await lobbyRules(context);
      const printsBadges = options.hasPrinter || badge.printer !== undefined;
      await arriveExpected(context, { token, printsBadges });
    },
    async signOut(token) {
      await checkOutByBadge({ database, clock }, token);
    },
  };
}

/** Nothing tells hosts here, or nothing that works: then no page says that somebody comes. */
const ASK_A_PERSON =
  "Nobody could be told from here that you've come. Please go to the front desk and say so.";

async function isToldNobody({ read }: Database, visitId: string): Promise<boolean> {
  const steps = await hostSteps(read, visitId);
  return steps.every(({ status }) => status === "skipped" || status === "failed");
}

function pageOf(invitation: Invitation, news: string | undefined): VisitorPage {
  const { business, visitor, host, startsAtMs, zone, state } = invitation;
  const hello = visitor === null ? "Welcome" : `Hello, ${visitor}`;
  const when = toLocal(startsAtMs, zone).replace("T", " at ");
  switch (state) {
    case "expected":
      return {
        title: hello,
        lines: [`${host} is expecting you at ${business}. Are you here now?`],
        button: "I'm here",
      };
    case "not-now":
      return {
        title: hello,
        lines: [
          `${host} is expecting you at ${business} on ${when}.`,
          "Open this page again when you're here.",
        ],
      };
    case "cancelled":
      return {
        title: hello,
        lines: ["This visit was called off. If you're here anyway, please ask at the front desk."],
      };
    case "arrived":
      return {
        title: news === undefined ? "Thank you" : hello,
        // A person may have to look first: nothing is said that isn't so for everybody.
        lines: [news ?? "Someone will be with you in a moment. Please take a seat."],
        againAfterSeconds: LOOK_AGAIN_SECONDS,
      };
    default:
      return unreachable(state);
  }
}
