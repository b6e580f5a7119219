import { soundsLike } from "../../domain/people/matching/sounds-like.ts";
import type { Reader } from "../../store/database.ts";
import { expectedVisits, type ExpectedVisit } from "../../store/lobby/expected-visits.ts";
import type { ActionContext } from "../action-context.ts";

const HOUR_MS = 60 * 60_000;
/** Visitors come late, and far too early. */
const LATE_MS = 4 * HOUR_MS;
const EARLY_MS = 6 * HOUR_MS;

/** How alike two names must sound to be taken for one visitor's; a given name alone is less. */
const SAME_NAME = 0.8;

/** The ids of those who expect a visitor of this name about now; empty without a name. */
export async function expectingHosts(
  { database, deskId, clock }: ActionContext,
  visitor: string | undefined,
): Promise<readonly string[]> {
  if (visitor === undefined) return [];
  const expected = await expectedAboutNow(database.read, deskId, clock.nowMs());
  return expected.filter((one) => isVisitor(one, visitor)).map((one) => one.host_id);
}

/** Who is expected about now. */
export async function expectedAboutNow(
  reader: Reader,
  deskId: string,
  nowMs: number,
): Promise<readonly ExpectedVisit[]> {
  return await expectedVisits(reader, deskId, {
    fromMs: nowMs - LATE_MS,
    untilMs: nowMs + EARLY_MS,
  });
}

/** Whether a meeting that begins then is among them. */
export function isAboutNow(startsAtMs: number, nowMs: number): boolean {
  return nowMs - LATE_MS <= startsAtMs && startsAtMs < nowMs + EARLY_MS;
}

/** Whether a visitor who gives this name is the one who was expected. */
export function isVisitor({ visitor_name: name }: ExpectedVisit, visitor: string): boolean {
  return name !== null && soundsLike(name, visitor) >= SAME_NAME;
}
