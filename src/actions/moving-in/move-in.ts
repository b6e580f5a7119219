import type { GlamDeskFile } from "../../store/moving-in/glamdesk-file.ts";
import { perform, type Deed, type ManageContext } from "../manage/deed.ts";
import { deskRules, type DeskRules } from "../manage/desk-row.ts";
import { Refused } from "../manage/refused.ts";
import { weekOf } from "../manage/week.ts";
import type { Move } from "./move.ts";
import { clearOffer, isUntouched } from "./replace-offer.ts";
import { Report, type MovingReport } from "./report.ts";
import { takeAppointments } from "./take-appointments.ts";
import { takeCustomers } from "./take-customers.ts";
import { takeFaqs } from "./take-faqs.ts";
import { takeServices } from "./take-services.ts";
import { takeStylists } from "./take-stylists.ts";

/** How an old book is taken over. */
export interface MovingOptions {
  /** IANA zone that the old book's times are meant in, and the desk's from now on. */
  readonly zone?: string;
  /** ISO 3166 country of numbers without a country code, and the desk's from now on. */
  readonly country?: string;
  /** Keeps the services, people and questions of a desk that nobody used yet. */
  readonly beside?: boolean;
}

/** What moving in did, and to which desk. */
export interface MovedIn extends MovingReport {
  readonly desk: DeskRules;
  /** The desk's own services, people and questions made way. */
  readonly replaced: boolean;
}

/**
 * Takes everything of a GlamDesk database over into a desk, in one transaction. What was taken over before is recognised and
 * left as it is. Into a desk that nobody used yet, the old business comes in place of what the desk file offered.
 */
export async function moveIn(
  context: ManageContext,
  file: GlamDeskFile,
  options: MovingOptions = {},
): Promise<MovedIn> {
  return await perform(context, async (deed) => {
    const report = new Report();
    const untouched = await isUntouched(deed);
    await setPlace(deed, options, untouched);
    const rules = await deskRules(deed.writer, deed.deskId);
    const replaced = untouched && options.beside !== true;
    if (replaced) await clearOffer(deed, rules.currency);
    const move: Move = {
      deed,
      report,
      rules,
      customers: new Map(),
      services: new Map(),
      stylists: new Map(),
    };
    await takeServices(move, file.services);
    await takeStylists(move, file.stylists);
    await takeFaqs(move, file.faqs);
    await takeCustomers(move, file.customers);
    await takeAppointments(move, file.appointments);
    if (file.missingColumns.includes("appointments.reminder_sent"))
      report.note(
        "desk",
        null,
        "The file doesn't say who was reminded, so everybody with an appointment to come is.",
      );
    for (const { name, rows } of file.otherTables)
      if (rows > 0)
        report.note("desk", null, `The table ${name} (${rows} rows) isn't known and stays behind.`);
    if ((await weekOf(deed.writer, deed.deskId, "desk")).length === 0)
      report.note("desk", null, "The desk has no opening hours; set them.");
    return { ...report.result(), desk: rules, replaced };
  });
}

async function setPlace(deed: Deed, options: MovingOptions, untouched: boolean): Promise<void> {
  const { zone, country } = options;
  const now = await deskRules(deed.writer, deed.deskId);
  const differs =
    (zone !== undefined && zone !== now.zone) || (country !== undefined && country !== now.country);
  if (!differs) return;
  if (!untouched)
    throw new Refused(
      `${now.name} is in ${now.zone}, ${now.country}, and has appointments by that clock; leave --zone and --country out.`,
      "state",
    );
  await deed.rows.update(
    "desks",
    { id: deed.deskId },
    { ...(zone !== undefined && { zone }), ...(country !== undefined && { country }) },
  );
}
