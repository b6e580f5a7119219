import type { Insertable, Updateable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { ExpectedVisitsTable } from "../schema/expected-visits.ts";
import type { ExpectedVisit } from "./expected-visits.ts";

/** Keys in one question; a database takes only so many values at once. */
const AT_ONCE = 500;

/**
 * Who is known by these keys at a desk, whatever became of them, and who else is still expected by this calendar from then on; each by
 * their key.
 */
export async function knownByCalendar(
  reader: Reader,
  query: {
    readonly deskId: string;
    readonly calendarId: string;
    readonly keys: readonly string[];
    readonly fromMs: number;
  },
): Promise<ReadonlyMap<string, ExpectedVisit>> {
  const { deskId, calendarId, keys, fromMs } = query;
  const rows = await reader
    .selectFrom("expected_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("calendar_id", "=", calendarId)
    .where("status", "=", "expected")
    .where("starts_at_ms", ">=", fromMs)
    .execute();
  for (let from = 0; from < keys.length; from += AT_ONCE)
    rows.push(
      ...(await reader
        .selectFrom("expected_visits")
        .selectAll()
        .where("desk_id", "=", deskId)
        .where("event_key", "in", keys.slice(from, from + AT_ONCE))
        .execute()),
    );
  return new Map(rows.map((row) => [row.event_key ?? "", row]));
}

/** Writes that somebody is expected, unless another calendar told it in the same moment. */
export async function insertByCalendar(
  writer: Writer,
  expected: Omit<Insertable<ExpectedVisitsTable>, "status" | "forgotten_at_ms">,
): Promise<void> {
  await writer
    .insertInto("expected_visits")
    .values({ ...expected, status: "expected", forgotten_at_ms: null })
    .onConflict((conflict) => conflict.columns(["desk_id", "event_key"]).doNothing())
    .execute();
}

/** Changes what is expected, unless they have come meanwhile. */
export async function changeStillExpected(
  writer: Writer,
  id: string,
  values: Updateable<ExpectedVisitsTable>,
): Promise<void> {
  await writer
    .updateTable("expected_visits")
    .set(values)
    .where("id", "=", id)
    .where("status", "=", "expected")
    .execute();
}

/** Forgets that somebody was expected, unless they have come meanwhile. */
export async function deleteStillExpected(writer: Writer, id: string): Promise<void> {
  await writer
    .deleteFrom("expected_visits")
    .where("id", "=", id)
    .where("status", "=", "expected")
    .execute();
}

/** How many are still to come by a calendar. */
export async function countStillExpected(
  reader: Reader,
  calendarId: string,
  nowMs: number,
): Promise<number> {
  const rows = await reader
    .selectFrom("expected_visits")
    .select("id")
    .where("calendar_id", "=", calendarId)
    .where("status", "=", "expected")
    .where("ends_at_ms", ">", nowMs)
    .execute();
  return rows.length;
}
