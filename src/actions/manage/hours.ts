import { LIMITS } from "../../domain/business/limits.ts";
import { newId } from "../../base/id.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import { checkOptionalText } from "./check-fields.ts";
import { perform, type Done, type ManageContext } from "./deed.ts";
import { locationRow } from "./locations.ts";
import { personRow } from "./people.ts";
import { Refused } from "./refused.ts";
import { checkWithinOpening, columnsOf, openingOf, writeWeek, type Whose } from "./week.ts";

/** Puts other weekly hours, or breaks, in place of those there were. What is booked already stays as it was agreed. */
export async function changeWeek(
  context: ManageContext,
  whose: Whose,
  week: { readonly hours?: WeeklyHours; readonly breaks?: WeeklyHours },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { writer, deskId } = deed;
    if (whose === "desk") {
      if (week.hours?.length === 0)
        throw new Refused("The desk must be open at some time of the week.");
      if (week.hours) await writeWeek(deed, "desk", "hours", week.hours);
      if (week.breaks) await writeWeek(deed, "desk", "breaks", week.breaks);
      return { id: "desk", notes: [] };
    }
    if ("locationId" in whose) {
      // Without hours of its own it is open whenever the desk is.
      await locationRow(deed, whose.locationId);
      if (week.hours) await writeWeek(deed, whose, "hours", week.hours);
      if (week.breaks) await writeWeek(deed, whose, "breaks", week.breaks);
      return { id: whose.locationId, notes: [] };
    }
    const person = await personRow(deed, whose.stylistId);
    if (week.hours) {
      if (person.zone === null)
        checkWithinOpening(
          person.name,
          week.hours,
          await openingOf(writer, deskId, person.location_id),
        );
      await writeWeek(deed, whose, "hours", week.hours);
    }
    if (week.breaks) await writeWeek(deed, whose, "breaks", week.breaks);
    return { id: whose.stylistId, notes: [] };
  });
}

/** Other hours on one date, `YYYY-MM-DD`; none at all means closed, or away. */
export interface DateHours {
  readonly date: string;
  readonly spans: readonly { readonly fromMinute: number; readonly toMinute: number }[];
  readonly reason?: string | null;
}

/** Sets the hours of one date, in place of those of its weekday; `undefined` takes them back. */
export async function changeDate(
  context: ManageContext,
  whose: Whose,
  date: string,
  hours: DateHours | undefined,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer, deskId } = deed;
    const { stylistId, locationId } = columnsOf(whose);
    if (stylistId !== null) await personRow(deed, stylistId);
    if (locationId !== null) await locationRow(deed, locationId);
    const old = await writer
      .selectFrom("date_overrides")
      .select("id")
      .where("desk_id", "=", deskId)
      .where("stylist_id", stylistId === null ? "is" : "=", stylistId)
      .where("location_id", locationId === null ? "is" : "=", locationId)
      .where("date", "=", date)
      .execute();
    if (!hours && old.length === 0)
      throw new Refused(
        `There are no other hours on ${date}; frontdesk hours lists them.`,
        "state",
      );
    for (const { id } of old) await rows.remove("date_overrides", { id });
    if (hours) {
      const closed = [{ fromMinute: null, toMinute: null }];
      for (const span of hours.spans.length > 0 ? hours.spans : closed) {
        await rows.insert("date_overrides", {
          id: newId("hours"),
          desk_id: deskId,
          stylist_id: stylistId,
          location_id: locationId,
          date,
          from_minute: span.fromMinute,
          to_minute: span.toMinute,
          reason: checkOptionalText(hours.reason, "The reason", LIMITS.reason),
        });
      }
    }
    return { id: date, notes: [] };
  });
}
