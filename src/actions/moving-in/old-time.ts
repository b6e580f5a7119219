import { Temporal } from "temporal-polyfill";

/** An instant that an older program wrote, and what the owner should know of how it was read. */
export type OldTime =
  | { readonly ok: true; readonly atMs: number; readonly note?: string }
  | { readonly ok: false; readonly why: string };

const FORM =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\s*[T ]\s*|,\s*)(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu;

/**
 * Reads `2025-01-05 14:30`, with a T, with seconds, with AM or PM, or with an offset of its own. Without one it is by the
 * clock on the wall: a time that the clock skips is moved on by as much, one that comes twice is the first.
 */
export function readOldTime(text: string, zone: string): OldTime {
  if (text === "") return { ok: false, why: "it has no date" };
  const [, year, month, day, hour, minute, second = "0", half, offset] = FORM.exec(text) ?? [];
  if (year === undefined) return { ok: false, why: `"${text}" is no date and time` };
  const hours = halfDay(Number(hour), half);
  const fields = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute),
    second: Number(second),
  };
  let local: Temporal.PlainDateTime;
  try {
    local = Temporal.PlainDateTime.from(fields, { overflow: "reject" });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, why: `"${text}" is in no calendar` };
  }
  if (offset !== undefined) return { ok: true, atMs: withOffset(local, offset) };
  const zoned = local.toZonedDateTime(zone);
  const shown = zoned.toPlainDateTime();
  if (shown.equals(local)) return { ok: true, atMs: zoned.epochMilliseconds };
  const kept = shown.toPlainTime().toString({ smallestUnit: "minute" });
  return {
    ok: true,
    atMs: zoned.epochMilliseconds,
    note: `the clock skips ${text} in ${zone}; it stands at ${kept}`,
  };
}

/** When a row was made: SQLite's own stamp is UTC. */
export function readStamp(text: string, fallbackMs: number): number {
  const read = readOldTime(text, "UTC");
  return read.ok ? read.atMs : fallbackMs;
}

function halfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function withOffset(local: Temporal.PlainDateTime, offset: string): number {
  if (offset.toUpperCase() === "Z") return local.toZonedDateTime("UTC").epochMilliseconds;
  const plain = offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  return local.toZonedDateTime(plain).epochMilliseconds;
}
