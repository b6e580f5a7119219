import type { Database } from "../database.ts";
import { isCustomerBusy, isSlotTaken } from "../slot-taken.ts";

/** From 1 to 2 of a unit that doesn't matter. */
export type Stretch = readonly [fromMs: number, untilMs: number];

/** What a careless visit occupies, apart from its customer. */
export interface CarelessVisit {
  readonly status?: "held" | "booked" | "cancelled" | "released";
  readonly customer?: string;
  readonly stylist?: string;
  readonly room?: string;
  readonly overlapAllowed?: boolean;
}

/** Writes to the book of `sampleDesk` with no look at any rule, as the most careless code would. */
export class CarelessWriter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A visit of its own, with its segment and its room. */
  async visit(id: string, [from, until]: Stretch, what: CarelessVisit = {}): Promise<void> {
    const { customer, stylist, room, overlapAllowed = false } = what;
    const { status = customer === undefined ? "held" : "booked" } = what;
    const active = status === "held" || status === "booked" ? 1 : 0;
    const overlap_allowed = overlapAllowed ? 1 : 0;
    const occupied = { occupied_from_ms: from, occupied_until_ms: until, active, overlap_allowed };
    await this.#database.write(async (writer) => {
      await writer
        .insertInto("visits")
        .values({
          id,
          desk_id: "glamdesk",
          customer_id: customer ?? null,
          status,
          starts_at_ms: from,
          ends_at_ms: until,
          created_at_ms: 0,
          held_until_ms: status === "held" ? 1000 : null,
          overlap_allowed,
        })
        .execute();
      const uses = { visit_id: id, service_id: "glamdesk/haircut", ...occupied };
      if (stylist !== undefined) {
        await writer
          .insertInto("segments")
          .values({
            id: `${id}-segment`,
            stylist_id: `glamdesk/${stylist}`,
            position: 0,
            starts_at_ms: from,
            ends_at_ms: until,
            ...uses,
          })
          .execute();
      }
      if (room !== undefined) {
        await writer
          .insertInto("resource_uses")
          .values({ id: `${id}-room`, resource_id: room, ...uses })
          .execute();
      }
    });
  }

  async customer(id: string): Promise<void> {
    await this.#database.write((writer) =>
      writer
        .insertInto("customers")
        .values({ id, desk_id: "glamdesk", name: id, phone: "+919840123456", created_at_ms: 0 })
        .execute(),
    );
  }

  async room(id: string): Promise<void> {
    await this.#database.write((writer) =>
      writer
        .insertInto("resources")
        .values({ id, desk_id: "glamdesk", kind: "room", name: id, position: 0, usable: 1 })
        .execute(),
    );
  }

  async setVisit(
    id: string,
    change: {
      readonly status?: "held" | "booked" | "cancelled" | "released";
      readonly customer_id?: string;
      readonly starts_at_ms?: number;
      readonly ends_at_ms?: number;
    },
  ): Promise<void> {
    await this.#database.write((writer) =>
      writer.updateTable("visits").set(change).where("id", "=", id).execute(),
    );
  }

  async timeOff(id: string, [from, until]: Stretch): Promise<void> {
    await this.#database.write((writer) =>
      writer
        .insertInto("time_off")
        .values({ id, stylist_id: "glamdesk/priya", starts_at_ms: from, ends_at_ms: until })
        .execute(),
    );
  }
}

/** What the guard said to a write: `written` when it let it through. Throws any other error. */
export async function saidTo(
  work: Promise<unknown>,
): Promise<"written" | "slot-taken" | "customer-busy"> {
  return await work.then(
    () => "written",
    (error: unknown) => {
      if (isSlotTaken(error)) return "slot-taken";
      if (isCustomerBusy(error)) return "customer-busy";
      throw error;
    },
  );
}
