/**
 * The events of an iCalendar text that only an RDATE adds (RFC 5545, 3.8.5.2), each spelt out as an event of its own, because
 * node-ical doesn't expand them. Takes unfolded text; `lengthMs` is how long the event takes. Times that an EXDATE takes out again
 * are left out.
 */
export function withAddedTimes(text: string, lengthMs: number): string {
  const lines = text.split(/\r?\n/u);
  const [from, to] = [lines.indexOf("BEGIN:VEVENT"), lines.indexOf("END:VEVENT")];
  const master = lines.slice(from + 1, to);
  const added = master.flatMap(valuesOf("RDATE"));
  if (added.length === 0 || master.some((line) => line.startsWith("RECURRENCE-ID"))) return text;
  const off = new Set(
    [...master.flatMap(valuesOf("EXDATE")), ...master.flatMap(valuesOf("DTSTART"))].map(
      ({ value }) => value,
    ),
  );
  const rest = master.filter((line) => !WHEN.test(line));
  const events = added
    .filter(({ value }) => !off.has(value))
    .flatMap((one, at) =>
      ["BEGIN:VEVENT", `UID:rdate-${at}`].concat(whenOf(one, lengthMs), rest, "END:VEVENT"),
    );
  return lines.toSpliced(lines.lastIndexOf("END:VCALENDAR"), 0, ...events).join("\r\n");
}

/** What says which event it is, and when; the rest is the same for every time it comes. Alarms have times of their own. */
const WHEN = /^(?:UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE)[;:]/u;

interface Added {
  readonly params: string;
  readonly value: string;
}

function valuesOf(name: string): (line: string) => readonly Added[] {
  return (line) => {
    const [, params = "", values] = new RegExp(`^${name}((?:;[^:]+)?):(.+)$`, "u").exec(line) ?? [];
    return values?.split(",").map((value) => ({ params, value })) ?? [];
  };
}

/** A period says itself how long it is. */
function whenOf({ params, value }: Added, lengthMs: number): readonly string[] {
  const [begins = value, ends] = value.split("/");
  const own = params.replace(";VALUE=PERIOD", "");
  const usual = own.includes("VALUE=DATE")
    ? `P${Math.round(lengthMs / 86_400_000)}D`
    : `PT${lengthMs / 1000}S`;
  const until = ends?.startsWith("P") ? `DURATION:${ends}` : `DTEND${own}:${ends}`;
  return [`DTSTART${own}:${begins}`, ends === undefined ? `DURATION:${usual}` : until];
}
