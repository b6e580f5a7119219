import { unreachable } from "../../base/unreachable.ts";
import type { Meaning } from "./meaning.ts";
import { sayDate, sayTime } from "./say.ts";

/**
 * The question a meaning leaves open, in the receptionist's words, or null where it leaves none. `now` is
 * the local wall time, `YYYY-MM-DDTHH:MM`.
 */
export function askAbout(meaning: Meaning, now: string): string | null {
  const { ask, date, time, otherwise } = meaning;
  if (ask === null) return null;
  const first = date === null ? null : sayDate(date, { now });
  const second = dateBeside(meaning, now);
  switch (ask) {
    case "impossible-date":
      return first === null
        ? "That's not a date I can find. Which day would you like?"
        : `There's no such day that month. Do you mean ${first}, or another day?`;
    case "past":
      return "I'm afraid that's already over. Which day and time would you like instead?";
    case "which-date":
    case "which-week":
      return first !== null && second !== null
        ? `Do you mean ${first}, or ${second}?`
        : "Which week do you mean, this one or the next?";
    case "which-time":
    case "am-or-pm": {
      const other = otherwise?.time ?? null;
      return time !== null && other !== null
        ? `Do you mean ${sayTime(time)}, or ${sayTime(other)}?`
        : "Do you mean in the morning, or later in the day?";
    }
    default:
      return unreachable(ask);
  }
}

/** What a meaning holds, as a phrase: "tomorrow after 5 PM", "from Monday the 23rd of November"; null for nothing. */
export function sayMeaning(meaning: Meaning, now: string): string | null {
  const parts = [dayPhrase(meaning, now), timePhrase(meaning), preferPhrase(meaning)];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(" ");
}

function dayPhrase({ date, dateRange }: Meaning, now: string): string | null {
  if (date !== null) return sayDate(date, { now });
  if (dateRange === null) return null;
  const from = dateRange.from === null ? null : sayDate(dateRange.from, { now });
  const to = dateRange.to === null ? null : sayDate(dateRange.to, { now });
  if (from !== null && to !== null) return from === to ? from : `from ${from} to ${to}`;
  if (from !== null) return `from ${from} on`;
  return to === null ? "any day" : `up to ${to}`;
}

function timePhrase({ time, range, prefer }: Meaning): string | null {
  if (time !== null) return `${prefer === "around" ? "around" : "at"} ${sayTime(time)}`;
  if (range === null) return null;
  const from = range.from === null ? null : sayTime(range.from);
  const to = range.to === null ? null : sayTime(range.to);
  if (from !== null && to !== null) return `between ${from} and ${to}`;
  if (from !== null) return `from ${from} on`;
  return to === null ? "at any time" : `before ${to}`;
}

function preferPhrase({ prefer }: Meaning): string | null {
  if (prefer === "earliest") return "as early as possible";
  return prefer === "latest" ? "as late as possible" : null;
}

function dateBeside({ date, otherwise }: Meaning, now: string): string | null {
  if (otherwise === null || otherwise.date === null || otherwise.date === date) return null;
  return sayDate(otherwise.date, { now });
}
