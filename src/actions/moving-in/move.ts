import type { Deed } from "../manage/deed.ts";
import type { DeskRules } from "../manage/desk-row.ts";
import type { RecordedService } from "../manage/record-appointment.ts";
import type { Report } from "./report.ts";

/** A move while it is under way: where old ids lead to now. */
export interface Move {
  readonly deed: Deed;
  readonly report: Report;
  readonly rules: DeskRules;
  readonly customers: Map<string, { readonly id: string; readonly name: string }>;
  readonly services: Map<string, RecordedService & { readonly name: string }>;
  readonly stylists: Map<string, { readonly id: string; readonly name: string }>;
}

/** `"Anita"`, or what stands in for a name that is missing. */
export function quoted(name: string): string {
  return name === "" ? "without a name" : `"${name}"`;
}

/** A name that nothing else here has: `Haircut`, `Haircut 2`, ... */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}
