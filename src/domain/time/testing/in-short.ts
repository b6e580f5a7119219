import type { Meaning } from "../meaning.ts";

/**
 * A meaning on one line, for tables of cases: date, time, `from..to` for times, `<from..to>` for days, preference,
 * `?question (the other reading)`; what is null is left out.
 */
export function inShort({ date, time, range, dateRange, prefer, ask, otherwise }: Meaning): string {
  const other = [otherwise?.date, otherwise?.time].filter((part) => typeof part === "string");
  return [
    date,
    time,
    range === null ? null : `${range.from ?? ""}..${range.to ?? ""}`,
    dateRange === null ? null : `<${dateRange.from ?? ""}..${dateRange.to ?? ""}>`,
    prefer,
    ask === null ? null : `?${ask}`,
    other.length === 0 ? null : `(${other.join(" ")})`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
