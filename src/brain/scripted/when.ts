import { hasPhrase, wordsOf } from "../../domain/dialogue/words.ts";
import { findWhen } from "../../domain/time/find-when.ts";
import type { Meaning } from "../../domain/time/meaning.ts";
import type { Setting } from "./conversation.ts";

/** What the words filled in for "when" mean now. */
export function meaningOf(words: string, { nowLocal, phrasebook: { opening } }: Setting): Meaning {
  return findWhen(words, {
    now: nowLocal,
    answer: true,
    ...(opening !== undefined && { opening }),
  }).meaning;
}

/**
 * The words as a tool should get them: the caller's own, unless they are clear only as an answer to "when?" (a bare
 * "four"), which the tool does not know they were.
 */
export function wordsForTool(words: string, setting: Setting): string {
  const meant = meaningOf(words, setting);
  const { nowLocal: now, phrasebook } = setting;
  const { opening } = phrasebook;
  const alone = findWhen(words, { now, ...(opening !== undefined && { opening }) }).meaning;
  if (alone.date === meant.date && alone.time === meant.time) return words;
  return [meant.date, meant.time].filter((part) => part !== null).join(" ");
}

/**
 * What the caller means after saying `said` where `before` was understood already: "no, four o'clock" keeps the day,
 * "Friday then" keeps the time. Both are words that `domain/time` reads.
 */
export function mergeWhen(before: string | undefined, said: string, setting: Setting): string {
  if (before === undefined) return said;
  const old = meaningOf(before, setting);
  const now = meaningOf(said, setting);
  const saysDay = now.date !== null || now.dateRange !== null;
  const saysTime = now.time !== null || now.range !== null || now.prefer !== null;
  if (saysDay && !saysTime) return `${said}${timePart(old, before)}`;
  if (saysTime && !saysDay && old.date !== null) return `${old.date} ${said}`;
  if (saysTime && !saysDay && old.dateRange !== null) return `${before} ${said}`;
  return said;
}

/** Settles "this Friday or next?" by what the caller answered, or null when they said neither. */
export function settleWeek(before: string, answer: string, setting: Setting): string | null {
  const { date, otherwise, time, range } = meaningOf(before, setting);
  const other = otherwise?.date ?? null;
  if (date === null || other === null) return null;
  const words = wordsOf(answer);
  const [sooner = date, later = other] = [date, other].toSorted();
  const chosen = SOONER.some((phrase) => hasPhrase(words, phrase))
    ? sooner
    : LATER.some((phrase) => hasPhrase(words, phrase))
      ? later
      : null;
  if (chosen === null) return null;
  return `${chosen}${timePart({ time, range }, before)}`;
}

/** Settles "morning or evening?", or null when the answer was neither. */
export function settleHalfOfDay(before: string, answer: string, setting: Setting): string | null {
  const meaning = meaningOf(before, setting);
  if (meaning.time === null) return null;
  const words = wordsOf(answer);
  const evening = EVENING.some((phrase) => hasPhrase(words, phrase));
  const morning = MORNING.some((phrase) => hasPhrase(words, phrase));
  if (evening === morning) return null;
  const [hour = "0", minute = "00"] = meaning.time.split(":");
  const settled = (Number(hour) % 12) + (evening ? 12 : 0);
  const time = `${String(settled).padStart(2, "0")}:${minute}`;
  return meaning.date === null ? time : `${meaning.date} ${time}`;
}

/** Words for an instant given as ISO 8601 with an offset: its local date and time. */
export function wordsForInstant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

const SOONER = [
  "this week",
  "this one",
  "this",
  "sooner",
  "first",
  "earlier",
  "coming",
  "the first one",
];
const LATER = ["next week", "next", "following", "after", "later", "second", "other", "last"];
const MORNING = ["morning", "am", "a m", "before noon", "early"];
const EVENING = ["evening", "afternoon", "pm", "p m", "night", "after noon", "late"];

/** The time of day of a meaning as words to put after a date. */
function timePart({ time, range }: Pick<Meaning, "time" | "range">, before: string): string {
  if (time !== null) return ` ${time}`;
  if (range === null) return "";
  if (range.from !== null && range.to !== null) return ` between ${range.from} and ${range.to}`;
  if (range.from !== null) return ` after ${range.from}`;
  return range.to === null ? ` ${before}` : ` before ${range.to}`;
}
