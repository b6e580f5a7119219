import type { DeskFile } from "./desk-file.ts";
import type { SpecialDay } from "./special-day.ts";
import type { WeeklyHours } from "./weekly-hours.ts";

/** Whether a business opens on a date, `YYYY-MM-DD`: at one of its places at least. */
export function opensOn(
  business: Pick<DeskFile, "hours" | "specialDays" | "closures" | "locations">,
  date: string,
): boolean {
  const { specialDays, closures, locations } = business;
  const places = locations.length > 0 ? locations : [business];
  return places.some(
    (place) =>
      worksOn({ hours: place.hours, specialDays: [...place.specialDays, ...specialDays] }, date) &&
      ![...closures, ...place.closures].some(({ from, to }) => from <= date && date <= to),
  );
}

/** Whether there are hours on a date: special ones where it has some, otherwise those of its weekday. */
export function worksOn(
  rules: { readonly hours: WeeklyHours; readonly specialDays: readonly SpecialDay[] },
  date: string,
): boolean {
  const special = rules.specialDays.find((day) => day.date === date);
  if (special) return special.spans.length > 0;
  const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
  return rules.hours.some((span) => span.weekday === weekday);
}
