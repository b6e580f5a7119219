import type { DeedRows } from "../../store/book/deeds.ts";
import { shortId } from "./row-id.ts";

/** What an owner calls the rows of a table, the thing that matters first. */
const NOUNS: readonly (readonly [table: string, one: string, several: string])[] = [
  ["visits", "the appointment", "appointments"],
  ["services", "the service", "services"],
  ["stylists", "", "people"],
  ["customers", "the customer", "customers"],
  ["faqs", "the question", "questions"],
  ["closures", "the closure", "closures"],
  ["time_off", "the time off", "stretches of time off"],
  ["date_overrides", "the hours of a date", "hours of dates"],
  ["weekly_hours", "the hours", "weekly hours"],
  ["breaks", "the breaks", "breaks"],
  ["stylist_services", "who does what", "own terms"],
  ["service_phases", "the length of", "lengths of services"],
  ["customer_phones", "a number of the customer", "numbers of customers"],
  ["desks", "the desk", "desks"],
];

/** A deed in a few words, e.g. `added the service Gel nails`. */
export function describeDeed(deed: DeedRows): string {
  const kind = NOUNS.find(([table]) => deed.some((row) => row.subject === table));
  if (!kind) return "changed something";
  const [table, one, several] = kind;
  const rows = deed.filter((row) => row.subject === table);
  const [first] = rows;
  if (!first) return "changed something";
  const does = rows.every((row) => row.action === first.action) ? first.action : "changed";
  if (HOURS.has(table)) {
    const owner = ownerOf(first.desk_id, first.subject_id);
    return `changed ${one}${owner === "" ? "" : ` of ${owner}`}`;
  }
  if (rows.length > 1) return `${does} ${rows.length} ${several}`;
  return [does, one, nameOf(first)].filter((word) => word !== "").join(" ");
}

const HOURS: ReadonlySet<string> = new Set(["weekly_hours", "breaks", "date_overrides"]);

function ownerOf(deskId: string, rowId: string): string {
  const [owner = "", more] = shortId(deskId, rowId).split("/");
  return more === undefined ? "" : owner;
}

function nameOf(row: DeedRows[number]): string {
  const kept: unknown = JSON.parse(row.after ?? row.before ?? "{}");
  if (typeof kept === "object" && kept !== null) {
    if ("name" in kept && typeof kept.name === "string") return kept.name;
    if ("questions" in kept && typeof kept.questions === "string") {
      const questions: unknown = JSON.parse(kept.questions);
      if (Array.isArray(questions)) return `"${String(questions[0])}"`;
    }
    if ("from_date" in kept && typeof kept.from_date === "string") return kept.from_date;
  }
  return shortId(row.desk_id, row.subject_id);
}
