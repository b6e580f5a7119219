import type { Insertable, Selectable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { ExpectedVisitsTable } from "../schema/expected-visits.ts";

/** A visitor who was announced beforehand. */
export type ExpectedVisit = Readonly<Selectable<ExpectedVisitsTable>>;

/** Who is expected to come in `[fromMs, untilMs)` and has not come yet, the earliest first. */
export async function expectedVisits(
  reader: Reader,
  deskId: string,
  span: { readonly fromMs: number; readonly untilMs: number },
): Promise<readonly ExpectedVisit[]> {
  return await reader
    .selectFrom("expected_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("status", "=", "expected")
    .where("starts_at_ms", ">=", span.fromMs)
    .where("starts_at_ms", "<", span.untilMs)
    .orderBy("starts_at_ms")
    .orderBy("id")
    .execute();
}

/** Notes that somebody expected is here. */
export async function markExpectedArrived(writer: Writer, id: string): Promise<void> {
  await writer
    .updateTable("expected_visits")
    .set({ status: "arrived" })
    .where("id", "=", id)
    .where("status", "=", "expected")
    .execute();
}

/** Writes that somebody is expected. */
export async function insertExpected(
  writer: Writer,
  expected: Omit<Insertable<ExpectedVisitsTable>, "status" | "forgotten_at_ms">,
): Promise<void> {
  await writer
    .insertInto("expected_visits")
    .values({ ...expected, status: "expected", forgotten_at_ms: null })
    .execute();
}

/** One of a desk's expected visits; undefined when there is none of this id. */
export async function findExpected(
  reader: Reader,
  deskId: string,
  id: string,
): Promise<ExpectedVisit | undefined> {
  return await reader
    .selectFrom("expected_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Whom an invitation is for; undefined for a token that nobody was sent. */
export async function findExpectedByToken(
  reader: Reader,
  token: string,
): Promise<ExpectedVisit | undefined> {
  return await reader
    .selectFrom("expected_visits")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirst();
}

/** Takes it back. Answers false when they have come, or it was taken back before. An invitation that waits isn't sent. */
export async function cancelExpected(writer: Writer, id: string): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("expected_visits")
    .set({ status: "cancelled" })
    .where("id", "=", id)
    .where("status", "=", "expected")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
