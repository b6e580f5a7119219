import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import { seedDesk } from "../../store/business/seed-desk.ts";
import type { Database } from "../../store/database.ts";
import { openDatabase } from "../../store/open-database.ts";
import { freshDatabase } from "../../store/testing/fresh-database.ts";
import { sampleDesk } from "../../store/testing/sample-desk.ts";
import type { ActionContext } from "../action-context.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { commitBooking } from "../booking/commit-booking.ts";
import { proposeBooking } from "../booking/propose-booking.ts";

/** The number Anita calls from in tests. */
export const ANITA = "+919840123456";

/** A salon with a real database of the kind under test, on Monday 23 November 2026 at 9:00 in Chennai. */
export class Salon implements AsyncDisposable {
  readonly database: Database;
  readonly clock: VirtualClock;
  readonly deskId: string;
  readonly zone: string;
  /** The owner at the dashboard. */
  readonly owner: ActionContext;
  #calls = 0;

  constructor(database: Database, desk: DeskFile, clock: VirtualClock) {
    this.database = database;
    this.deskId = desk.id;
    this.zone = desk.zone;
    this.clock = clock;
    this.owner = this.#context({ kind: "owner", channel: "cli" });
  }

  /** Somebody on the line; without a number it is withheld. Each is another call. */
  caller(number?: string): ActionContext {
    this.#calls += 1;
    const callId = `call_${this.#calls}`;
    return this.#context({
      kind: "caller",
      channel: "phone",
      callId,
      ...(number === undefined ? {} : { number }),
    });
  }

  /** The instant at which the clock in the salon shows that. */
  at(local: string): number {
    return toInstantMs(local, this.zone);
  }

  /** Books for Anita, or says in the error why not. Answers the appointment's id. */
  async book(
    local: string,
    options: {
      readonly as?: ActionContext;
      readonly service?: string;
      readonly stylist?: string;
      readonly name?: string;
      readonly phone?: string;
    } = {},
  ): Promise<string> {
    const { as = this.owner, service = "haircut", stylist = "priya" } = options;
    const check = await checkSlot(as, {
      serviceIds: [`${this.deskId}/${service}`],
      stylistId: `${this.deskId}/${stylist}`,
      startMs: this.at(local),
    });
    if (!check.ok) throw new Error(`Can't be had: ${check.reason}`);
    const proposed = await proposeBooking(as, {
      slot: check.slot.token,
      customerName: options.name ?? "Anita",
      phone: options.phone ?? ANITA,
    });
    if (!proposed.ok) throw new Error(`Can't be proposed: ${proposed.reason}`);
    const booked = await commitBooking(as, { proposal: proposed.proposal });
    if (!booked.ok) throw new Error(`Can't be booked: ${booked.reason}`);
    return booked.appointmentId;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database[Symbol.asyncDispose]();
  }

  #context(actor: ActionContext["actor"]): ActionContext {
    const { database, clock, deskId } = this;
    return { database, clock, deskId, actor };
  }
}

/** Opens it; close it with `await using`. `url` is a file when several processes share it. */
export async function openSalon(
  options: {
    readonly desk?: DeskFile;
    readonly now?: string;
    readonly url?: string;
    /** Its clock, from the instant at which it begins. */
    readonly clock?: (startMs: number) => VirtualClock;
  } = {},
): Promise<Salon> {
  const { desk = sampleDesk, now = "2026-11-23T09:00", url } = options;
  const startMs = toInstantMs(now, desk.zone);
  const database = await (url === undefined ? freshDatabase() : openDatabase(url));
  await seedDesk(database, desk);
  return new Salon(database, desk, options.clock?.(startMs) ?? new VirtualClock(startMs));
}
