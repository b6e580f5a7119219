import type { Selectable } from "kysely";
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
