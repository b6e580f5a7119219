import { Temporal } from "temporal-polyfill";
import type { Span } from "../scheduling/types.ts";

/**
 * The VTIMEZONE of a zone (RFC 5545, 3.6.5), right for every instant of `span`: one observance for each change of the clock, from
 * the same rules that the rest of the program reckons with. Lines end with CRLF; the last has none.
 */
export function zoneBlock(zone: string, span: Span): string {
  const changes = clockChanges(zone, span);
  const standardNs = Math.min(...changes.map((change) => change.toNs));
  const observances = changes.flatMap(({ localStart, fromNs, toNs }) => {
    const kind = toNs > standardNs ? "DAYLIGHT" : "STANDARD";
    return [
      `BEGIN:${kind}`,
      `DTSTART:${localStart}`,
      `TZOFFSETFROM:${offset(fromNs)}`,
      `TZOFFSETTO:${offset(toNs)}`,
      `END:${kind}`,
    ];
  });
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...observances, "END:VTIMEZONE"].join("\r\n");
}

interface ClockChange {
  /** What the clock showed the moment it was changed, by the old offset: the form that RFC 5545 asks for. */
  readonly localStart: string;
  readonly fromNs: number;
  readonly toNs: number;
}

/** The offset that holds at the start of the span, and each change until its end. */
function clockChanges(zone: string, { startMs, endMs }: Span): ClockChange[] {
  const first = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone);
  const changes = [firstChange(first)];
  let next = first.getTimeZoneTransition("next");
  while (next && next.epochMilliseconds < endMs) {
    changes.push(changeAt(next));
    next = next.getTimeZoneTransition("next");
  }
  return changes;
}

function firstChange(first: Temporal.ZonedDateTime): ClockChange {
  const before = first.getTimeZoneTransition("previous");
  // Some programs know no time before 1970.
  if (before && before.epochMilliseconds > 0) return changeAt(before);
  const { offsetNanoseconds } = first;
  return { localStart: "19700101T000000", fromNs: offsetNanoseconds, toNs: offsetNanoseconds };
}

function changeAt(change: Temporal.ZonedDateTime): ClockChange {
  const before = change.subtract({ nanoseconds: 1 }).offsetNanoseconds;
  const localStart = change
    .toPlainDateTime()
    .add({ nanoseconds: before - change.offsetNanoseconds })
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:]/gu, "");
  return { localStart, fromNs: before, toNs: change.offsetNanoseconds };
}

/** `+0530`; with seconds only where a zone's history has them. */
function offset(nanoseconds: number): string {
  const seconds = Math.abs(nanoseconds) / 1_000_000_000;
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const [hours = "", minutes = "", rest = ""] = parts.map((part) => String(part).padStart(2, "0"));
  return `${nanoseconds < 0 ? "-" : "+"}${hours}${minutes}${rest === "00" ? "" : rest}`;
}
