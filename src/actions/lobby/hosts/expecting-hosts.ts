import { wordsOf } from "../../../domain/dialogue/words.ts";
import { letterLikeness } from "../../../domain/people/matching/letter-likeness.ts";
import { soundsLike } from "../../../domain/people/matching/sounds-like.ts";
import type { Reader } from "../../../store/database.ts";
import { expectedVisits, type ExpectedVisit } from "../../../store/lobby/expected-visits.ts";
import type { ActionContext } from "../../action-context.ts";

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

/** Whether who was expected is a visitor who gives this name; where no name was known, by the company. */
export function isTheirs(
  expected: ExpectedVisit,
  { visitor, company }: { readonly visitor: string; readonly company?: string | undefined },
): boolean {
  return expected.visitor_name === null
    ? isCompany(expected, company)
    : isVisitor(expected, visitor);
}

/** Whether who was expected comes from the company that a visitor says. */
export function isCompany({ company: known }: ExpectedVisit, said: string | undefined): boolean {
  if (known === null || said === undefined) return false;
  return letterLikeness(plain(known), plain(said)) >= SAME_COMPANY;
}

/** How alike two companies must be written to be taken for one. */
const SAME_COMPANY = 0.75;

function isVisitor({ visitor_name: name }: ExpectedVisit, visitor: string): boolean {
  return name !== null && soundsLike(name, visitor) >= SAME_NAME;
}

function plain(company: string): string {
  return wordsOf(company)
    .filter((word) => !LEGAL_FORMS.has(word))
    .join("");
}

const LEGAL_FORMS = new Set("inc ltd llc corp corporation company co gmbh plc the".split(" "));
