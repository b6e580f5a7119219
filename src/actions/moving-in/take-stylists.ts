import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import type { OldRow } from "../../store/moving-in/glamdesk-file.ts";
import { readStrings } from "../../store/read-strings.ts";
import { slugFor } from "../manage/slug.ts";
import { weekOf, writeWeek } from "../manage/week.ts";
import { freeName, quoted, type Move } from "./move.ts";
import { textOf, yesNoOf } from "./old-values.ts";
import { readWorkingDays } from "./working-days.ts";

/** Takes the stylists over. On their days they work as long as the desk is open, and they do everything. */
export async function takeStylists(move: Move, rows: readonly OldRow[]): Promise<void> {
  const { deed, report } = move;
  const { deskId, writer } = deed;
  const here = await writer
    .selectFrom("stylists")
    .select(["id", "name", "aliases", "position", "working"])
    .where("desk_id", "=", deskId)
    .execute();
  const names = new Set(
    here
      .filter((one) => one.working === 1)
      .flatMap((one) => [one.name, ...readStrings(one.aliases)].map((name) => name.toLowerCase())),
  );
  const open = await weekOf(writer, deskId, "desk");
  let position = Math.max(-1, ...here.map((one) => one.position)) + 1;
  for (const row of rows) {
    const oldId = textOf(row, "id");
    const written = textOf(row, "name");
    const id = `${deskId}/${slugFor(written, "person", () => false)}-gd${oldId}`;
    const known = here.find((one) => one.id === id);
    if (known) {
      move.stylists.set(oldId, { id, name: known.name });
      report.count("stylists", "known");
      continue;
    }
    const works = yesNoOf(row, "active") ?? true;
    const plain = written === "" ? `Stylist ${oldId}` : written;
    const name = works ? freeName(plain, names) : plain;
    if (written === "") report.note("stylists", oldId, `The stylist has no name; it is "${name}".`);
    else if (name !== written)
      report.note(
        "stylists",
        oldId,
        `There is another stylist ${quoted(written)}; this one is "${name}", so give them a name callers can tell apart.`,
      );
    if (works) names.add(name.toLowerCase());
    const specialty = textOf(row, "speciality");
    await deed.rows.insert("stylists", {
      id,
      desk_id: deskId,
      name,
      specialty: specialty === "" ? null : specialty,
      location_id: null,
      zone: null,
      most_per_day: null,
      aliases: "[]",
      position,
      working: works ? 1 : 0,
    });
    position += 1;
    await writeWeek(deed, { stylistId: id }, "hours", daysOf(move, row, name, works, open));
    for (const serviceId of new Set([...move.services.values()].map((service) => service.id))) {
      await deed.rows.insert("stylist_services", {
        stylist_id: id,
        service_id: serviceId,
        phases: null,
        price_minor: null,
      });
    }
    move.stylists.set(oldId, { id, name });
    report.count("stylists", "added");
  }
}

function daysOf(
  { report }: Move,
  row: OldRow,
  name: string,
  works: boolean,
  open: WeeklyHours,
): WeeklyHours {
  const written = textOf(row, "working_days");
  const { days, unknown } = readWorkingDays(written);
  const oldId = textOf(row, "id");
  if (unknown.length > 0)
    report.note(
      "stylists",
      oldId,
      `${name} works on "${unknown.join(", ")}", which is no weekday.`,
    );
  const hours = open.filter((span) => days.includes(span.weekday));
  if (days.length === 0 && works)
    report.note(
      "stylists",
      oldId,
      `${name} has no working days; set them, or nobody can be booked.`,
    );
  const shut = days.filter((day) => !open.some((span) => span.weekday === day));
  if (shut.length > 0)
    report.note(
      "stylists",
      oldId,
      `${name} works on "${written}", but the desk isn't open on all of these days; set its hours first.`,
    );
  return hours;
}
