import type { Clock } from "../../../base/clock.ts";
import { openSalon, type Salon } from "../../../actions/testing/open-salon.ts";
import { ScriptedDialler } from "../../../ports/testing/scripted-dialler.ts";
import {
  ScriptedMessenger,
  type MessengerStep,
} from "../../../ports/testing/scripted-messenger.ts";
import { saveOutreach } from "../../../store/outbox/outreach.ts";
import type { Outreach } from "../../../domain/outreach/outreach.ts";
import { toLocal } from "../../../domain/scheduling/local-time.ts";
import type { Carriers } from "../carriers.ts";
import { Courier } from "../courier.ts";

/** A salon whose messages and calls are taken by carriers in memory. */
export class PostRoom implements AsyncDisposable {
  readonly salon: Salon;
  readonly messenger: ScriptedMessenger;
  readonly dialler: ScriptedDialler;
  courier: Courier;

  constructor(salon: Salon, messenger: ScriptedMessenger, dialler: ScriptedDialler) {
    this.salon = salon;
    this.messenger = messenger;
    this.dialler = dialler;
    this.courier = this.anotherCourier();
  }

  /** As if another process came. */
  anotherCourier(carriers: Carriers = this, clock: Clock = this.salon.clock): Courier {
    const { database } = this.salon;
    return new Courier({ database, clock, carriers });
  }

  /** Lets the clock run on to that local time, and delivers what is due by then. */
  async deliverAt(local: string): Promise<void> {
    await this.salon.clock.advance(this.salon.at(local) - this.salon.clock.nowMs());
    await this.courier.deliverDue(new AbortController().signal);
  }

  /** Delivers what is due, some seconds later. */
  async deliverAfter(seconds: number): Promise<void> {
    await this.salon.clock.advance(seconds * 1000);
    await this.courier.deliverDue(new AbortController().signal);
  }

  /** What became of everything that was ever planned: "kind status (reason)"; what still waits says until when. */
  async outbox(): Promise<readonly string[]> {
    const rows = await this.salon.database.read
      .selectFrom("outbox")
      .selectAll()
      .orderBy("due_at_ms")
      .orderBy("kind")
      .execute();
    return rows.map((row) => {
      const reason = row.reason === null ? "" : ` (${row.reason})`;
      const until =
        row.status === "waiting" ? ` until ${toLocal(row.due_at_ms, this.salon.zone)}` : "";
      return `${row.kind} ${row.status}${until}${reason}`;
    });
  }

  /** The owner changes their mind about some of it. */
  async rules(outreach: Partial<Outreach>): Promise<void> {
    const { database, deskId } = this.salon;
    await database.write((writer) => saveOutreach(writer, deskId, outreach));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.salon[Symbol.asyncDispose]();
  }
}

/** Monday 23 November 2026, 9:00 in Chennai. Only confirmations are planned unless `rules` says otherwise. */
export async function openPostRoom(
  options: {
    readonly steps?: MessengerStep[];
    readonly now?: string;
    readonly rules?: Partial<Outreach>;
  } = {},
): Promise<PostRoom> {
  const salon = await openSalon(options.now === undefined ? {} : { now: options.now });
  const messenger = new ScriptedMessenger(options.steps ? { steps: options.steps } : {});
  const room = new PostRoom(salon, messenger, new ScriptedDialler());
  await room.rules({
    messageReminderHoursBefore: null,
    callReminderMinutesBefore: null,
    followUpHoursAfter: null,
    ...options.rules,
  });
  return room;
}
