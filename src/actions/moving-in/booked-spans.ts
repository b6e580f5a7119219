import type { Reader } from "../../store/database.ts";

/** A stretch in which somebody is taken, and by what; empty when it was here before. */
interface TakenSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly what: string;
}

/** Who is taken when, while appointments come in one after the other. */
export class BookedSpans {
  readonly #of = new Map<string, TakenSpan[]>();

  /** Adds a stretch; answers by what somebody is taken then already. */
  add(who: string, span: TakenSpan): string | undefined {
    const own = this.#of.get(who) ?? [];
    const clash = own.find((one) => one.startMs < span.endMs && span.startMs < one.endMs);
    own.push(span);
    this.#of.set(who, own);
    return clash?.what;
  }
}

/** What is booked, held or kept free in the book as it is now. */
export async function bookedSpans(reader: Reader, deskId: string): Promise<BookedSpans> {
  const spans = new BookedSpans();
  const segments = await reader
    .selectFrom("segments")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .select(["stylist_id", "occupied_from_ms", "occupied_until_ms"])
    .where("visits.desk_id", "=", deskId)
    .where("active", "=", 1)
    .execute();
  for (const row of segments)
    spans.add(`stylist ${row.stylist_id}`, {
      startMs: row.occupied_from_ms,
      endMs: row.occupied_until_ms,
      what: "",
    });
  const away = await reader
    .selectFrom("time_off")
    .innerJoin("stylists", "stylists.id", "time_off.stylist_id")
    .select(["stylist_id", "starts_at_ms", "ends_at_ms"])
    .where("stylists.desk_id", "=", deskId)
    .execute();
  for (const row of away)
    spans.add(`stylist ${row.stylist_id}`, {
      startMs: row.starts_at_ms,
      endMs: row.ends_at_ms,
      what: "",
    });
  const visits = await reader
    .selectFrom("visits")
    .select(["customer_id", "starts_at_ms", "ends_at_ms"])
    .where("desk_id", "=", deskId)
    .where("status", "=", "booked")
    .execute();
  for (const row of visits)
    spans.add(`customer ${row.customer_id}`, {
      startMs: row.starts_at_ms,
      endMs: row.ends_at_ms,
      what: "",
    });
  return spans;
}
