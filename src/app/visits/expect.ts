import { cancelExpectedVisit, expectVisit } from "../../actions/lobby/expected/expect-visit.ts";
import { listExpected, type ExpectedView } from "../../actions/lobby/visits/list-visits.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { findEmployeeId } from "../manager/find-employee.ts";
import { readMoment } from "../manager/when-words.ts";
import { needWord } from "../manager/words.ts";

const MINUTE_MS = 60_000;

/** Notes that somebody is expected, in an owner's words. Throws `Refused`. */
export async function expectInWords(
  context: ManageContext,
  words: Readonly<Record<string, string>>,
): Promise<ExpectedView & { readonly token: string }> {
  const { database, deskId, clock } = context;
  const { zone } = await deskRules(database.read, deskId);
  const hostId = await findEmployeeId(context, needWord(words, "host"));
  const startsAtMs = readMoment(needWord(words, "at"), { zone, nowMs: clock.nowMs() });
  const { company, email, subject } = words;
  const { id, token } = await expectVisit(context, {
    visitor: needWord(words, "visitor"),
    hostId: hostId ?? "",
    startsAtMs,
    endsAtMs: startsAtMs + readMinutes(words["minutes"] ?? "60") * MINUTE_MS,
    ...(company !== undefined && { company }),
    ...(email !== undefined && { email }),
    ...(subject !== undefined && { subject }),
  });
  const span = { fromMs: startsAtMs, untilMs: startsAtMs + 1 };
  const written = (await listExpected(context, span)).find((one) => one.id === id);
  if (!written) throw new Error("What was just written is gone");
  return { ...written, token };
}

/** Takes back that somebody is expected, by an id or a visitor's name. Throws `Refused`. */
export async function cancelInWords(context: ManageContext, word: string): Promise<ExpectedView> {
  const wanted = word.trim().toLowerCase();
  if (wanted === "") throw new Refused("Say who isn't expected any more, by name or id.");
  const all = await listExpected(context, { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER });
  const found = all.filter(
    ({ id, visitor }) =>
      id.toLowerCase() === wanted || visitor?.toLowerCase().startsWith(wanted) === true,
  );
  const [only, another] = found;
  if (!only)
    throw new Refused(
      `Nobody "${word}" is expected; frontdesk visits expected lists all.`,
      "state",
    );
  if (another)
    throw new Refused(
      `"${word}" could be ${found
        .slice(0, 4)
        .map(({ id, starts }) => `${id} (${starts.slice(0, 16).replace("T", " ")})`)
        .join(" or ")}; use the id.`,
      "state",
    );
  await cancelExpectedVisit(context, only.id);
  return only;
}

function readMinutes(text: string): number {
  if (/^[1-9]\d{0,3}$/u.test(text.trim())) return Number(text);
  throw new Refused(`--minutes is "${text}"; write a whole number such as 60.`);
}
