import { dayOf, type Day } from "./calendar.ts";
import { findDayParts } from "./day-part-ranges.ts";
import { coverEverydayWords } from "./everyday-words.ts";
import { findDateParts } from "./find-date-parts.ts";
import { findMoments, type MomentPart } from "./find-moments.ts";
import { findTimeParts } from "./find-time-parts.ts";
import { dayMinutes } from "./half-day.ts";
import { noMeaning, type FoundWhen, type Meaning, type Span, type WhenOptions } from "./meaning.ts";
import { mergeDates, type SettledDate } from "./merge-dates.ts";
import { normalise, type NormalWords } from "./normalise.ts";
import { putTogether } from "./put-together.ts";
import { readDates } from "./read-dates.ts";
import { relationOf } from "./relations.ts";
import { restOf } from "./rest.ts";
import { shiftDates } from "./shift-dates.ts";
import type { TimePart } from "./time-part.ts";

/**
 * Finds the words about when in a longer sentence: what they mean, where they stand, and the words besides. Throws
 * RangeError when `options.now` or `options.opening` is not of the form it should be.
 */
export function findWhen(words: string, options: WhenOptions): FoundWhen {
  const now = nowOf(options.now);
  const normal = normalise(words);
  const answer = options.answer ?? false;
  const text = coverEverydayWords(normal.text, answer);
  const dates = findDateParts(text, now.today, { answer, slashDates: options.slashDates ?? null });
  const moments = findMoments(dates.rest, now.minutes, answer);
  const times = findTimeParts(moments.rest, answer);
  const dayParts = findDayParts(times.rest);

  const settled = [
    ...shiftDates(mergeDates(dates.parts, text, now.today), dayParts.rest),
    ...moments.parts.filter((part) => part.hasDay).map((part) => momentDay(part, now.today)),
  ].toSorted((left, right) => left.start - right.start);
  const clocks = [...moments.parts.map(momentTime), ...times.parts].toSorted(
    (left, right) => left.start - right.start,
  );
  const covered = coverJoints(dayParts.rest, settled);
  const relatedDates = settled.map((date) => Object.assign({}, date, relatedIn(covered, date)));
  const relatedTimes = clocks.map((clock) => Object.assign({}, clock, relatedIn(covered, clock)));
  const meaning = putTogether(
    readDates(relatedDates, covered, now.today),
    { times: relatedTimes, dayParts: dayParts.found, text: covered },
    now,
    options.opening,
  );
  const places = [...relatedDates, ...relatedTimes].map((part) => ({
    start: part.start - part.lead,
    end: part.end + part.trail,
  }));
  const spans = spansOf([...places, ...dayParts.found], normal);
  return { meaning, spans, rest: restOf(words, spans) };
}

/**
 * What an answer to "when?" means. Where the words hold nothing about when, every field is null. Throws RangeError as
 * `findWhen` does.
 */
export function resolveWhen(words: string, options: WhenOptions): Meaning {
  return words.trim() === "" ? noMeaning : findWhen(words, { ...options, answer: true }).meaning;
}

/** Local wall time, split. */
interface LocalNow {
  readonly today: Day;
  /** Minutes after local midnight. */
  readonly minutes: number;
}

function nowOf(now: string): LocalNow {
  const match = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)/.exec(now);
  if (match === null) throw new RangeError(`"${now}" is not a local time like 2026-11-21T09:30.`);
  const [, date = "", hour, minute] = match;
  return { today: dayOf(date), minutes: Number(hour) * 60 + Number(minute) };
}

function momentDay(part: MomentPart, today: Day): SettledDate {
  const day = today.add({ days: Math.floor(part.minutes / dayMinutes) });
  return { start: part.start, end: part.end, said: { kind: "day", day } };
}

function momentTime(part: MomentPart): TimePart {
  const clock = { kind: "day", minutes: part.minutes % dayMinutes } as const;
  return { start: part.start, end: part.end, clock, dayPart: null };
}

/** Words between the parts of one date ("Friday of next week") belong to it. */
function coverJoints(text: string, settled: readonly SettledDate[]): string {
  let covered = text;
  for (const { start, end } of settled) {
    const inside = covered.slice(start, end).replaceAll(/[^@^]/g, "#");
    covered = covered.slice(0, start) + inside + covered.slice(end);
  }
  return covered;
}

function relatedIn(text: string, part: { readonly start: number; readonly end: number }) {
  const said = relationOf(text.slice(0, part.start), text.slice(part.end));
  return { relation: said.relation, lead: said.before, trail: said.after };
}

/** Words that only hold two times together go with them. */
const joins = /^(?: |,|-|and|or|to|till|until|through|but|maybe)*$/;

function spansOf(
  places: readonly { readonly start: number; readonly end: number }[],
  normal: NormalWords,
): Span[] {
  const spans: Span[] = [];
  let lastEnd = 0;
  for (const place of places.toSorted((left, right) => left.start - right.start)) {
    const end = place.start + normal.text.slice(place.start, place.end).trimEnd().length;
    const span = normal.spanOf(place.start, end);
    const last = spans.at(-1);
    if (last !== undefined && joins.test(normal.text.slice(lastEnd, place.start))) {
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else spans.push(span);
    lastEnd = Math.max(lastEnd, end);
  }
  return spans;
}
