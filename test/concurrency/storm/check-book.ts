import type { Reader } from "../../../src/store/database.ts";
import type { Told } from "./told.ts";

/** Everything that is wrong with a book after a storm, a sentence each; nothing when it is as the writers were told. */
export async function faultsIn(reader: Reader, told: readonly Told[]): Promise<readonly string[]> {
  return [
    ...(await overlaps(reader)),
    ...(await lostCommits(reader, told)),
    ...(await unlikeItsAudit(reader)),
  ];
}

/** Read row by row and compared here, so that no rule of the database is trusted to check itself. */
async function overlaps(reader: Reader): Promise<readonly string[]> {
  const segments = await reader
    .selectFrom("segments")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .select([
      "stylist_id as owner",
      "occupied_from_ms as fromMs",
      "occupied_until_ms as untilMs",
      "visit_id as what",
    ])
    .where("visits.status", "in", ["held", "booked"])
    .execute();
  const away = await reader
    .selectFrom("time_off")
    .select([
      "stylist_id as owner",
      "starts_at_ms as fromMs",
      "ends_at_ms as untilMs",
      "id as what",
    ])
    .execute();
  const visits = await reader
    .selectFrom("visits")
    .select([
      "customer_id as owner",
      "starts_at_ms as fromMs",
      "ends_at_ms as untilMs",
      "id as what",
    ])
    .where("status", "=", "booked")
    .execute();
  return [...clashes("stylist", segments, away), ...clashes("customer", visits)];
}

interface Stretch {
  readonly owner: string | null;
  readonly what: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Stretches of one owner that overlap; `others` may overlap each other, but none of `own`. */
function clashes(
  kind: string,
  own: readonly Stretch[],
  others: readonly Stretch[] = [],
): readonly string[] {
  return own.flatMap((one, index) =>
    [...own.slice(index + 1), ...others]
      .filter((two) => one.owner === two.owner)
      .filter((two) => one.fromMs < two.untilMs && two.fromMs < one.untilMs)
      .map((two) => `The ${kind} ${one.owner} has ${one.what} and ${two.what} at once.`),
  );
}

/** What was told as committed has its row in the audit, which is written in the same transaction. */
async function lostCommits(reader: Reader, told: readonly Told[]): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("audit")
    .select(["action", "subject_id", "after"])
    .where("subject", "in", ["visits", "time_off"])
    .execute();
  const kept = new Set(rows.map((row) => written(row.action, row.subject_id, startOf(row.after))));
  return told.flatMap((one) => {
    if ("reason" in one) return [];
    return kept.has(written(AUDITED[one.did], one.id, one.startMs))
      ? []
      : [`It was told that ${one.id} was ${one.did}, and the database doesn't know.`];
  });
}

const AUDITED = {
  booked: "booked",
  moved: "moved",
  cancelled: "cancelled",
  blocked: "added",
  unblocked: "removed",
} as const;

function written(action: string, id: string, startMs?: number): string {
  return action === "booked" || action === "moved"
    ? `${action} ${id} ${startMs}`
    : `${action} ${id}`;
}

function startOf(after: string | null): number | undefined {
  const row: unknown = after === null ? undefined : JSON.parse(after);
  if (typeof row !== "object" || row === null || !("startMs" in row)) return undefined;
  return typeof row.startMs === "number" ? row.startMs : undefined;
}

/** The last thing that happened to each appointment, by the audit, is how it stands now. */
async function unlikeItsAudit(reader: Reader): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("audit")
    .select(["action", "subject_id", "after"])
    .where("subject", "=", "visits")
    .orderBy("at_ms")
    .execute();
  const changes = Map.groupBy(rows, (row) => row.subject_id);
  const visits = await reader
    .selectFrom("visits")
    .select(["id", "status", "starts_at_ms", "sequence"])
    .where("status", "in", ["booked", "cancelled"])
    .execute();
  return visits.flatMap((visit) => {
    const own = changes.get(visit.id) ?? [];
    const times = own.filter((row) => row.action !== "cancelled").map((row) => startOf(row.after));
    const isCancelled = own.some((row) => row.action === "cancelled");
    const fits =
      visit.sequence === own.length - 1 &&
      isCancelled === (visit.status === "cancelled") &&
      times.includes(visit.starts_at_ms);
    return fits ? [] : [`${visit.id} is ${visit.status} unlike what was done to it.`];
  });
}
