import { LIMITS } from "../../domain/business/limits.ts";
import type { OldRow } from "../../store/moving-in/glamdesk-file.ts";
import { readStrings } from "../../store/read-strings.ts";
import { slugFor } from "../manage/slug.ts";
import { freeName, quoted, type Move } from "./move.ts";
import { numberOf, textOf } from "./old-values.ts";

/** What a service lasts that the old file has no length of. */
const USUAL_MINUTES = 30;

/** Takes the services over: name, length, price and description. */
export async function takeServices(move: Move, rows: readonly OldRow[]): Promise<void> {
  const { deed, report, rules } = move;
  const { deskId, writer } = deed;
  const here = await writer
    .selectFrom("services")
    .select(["id", "name", "aliases", "position", "offered"])
    .where("desk_id", "=", deskId)
    .execute();
  const names = new Set(
    here
      .filter((one) => one.offered === 1)
      .flatMap((one) => [one.name, ...readStrings(one.aliases)].map((name) => name.toLowerCase())),
  );
  let position = Math.max(-1, ...here.map((one) => one.position)) + 1;
  const digits = new Intl.NumberFormat("en", { style: "currency", currency: rules.currency });
  const unit = 10 ** (digits.resolvedOptions().maximumFractionDigits ?? 2);
  for (const row of rows) {
    const oldId = textOf(row, "id");
    const written = textOf(row, "name");
    const id = `${deskId}/${slugFor(written, "service", () => false)}-gd${oldId}`;
    const minutes = minutesOf(move, row);
    const kept = {
      id,
      phases: [{ kind: "working" as const, minutes }],
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
    };
    const known = here.find((one) => one.id === id);
    if (known) {
      move.services.set(oldId, { ...kept, name: known.name });
      report.count("services", "known");
      continue;
    }
    const name = freeName(written === "" ? `Service ${oldId}` : written, names);
    if (written === "") report.note("services", oldId, `The service has no name; it is "${name}".`);
    else if (name !== written)
      report.note(
        "services",
        oldId,
        `There is another service ${quoted(written)}; this one is "${name}", so give it a name callers can tell apart.`,
      );
    names.add(name.toLowerCase());
    const description = textOf(row, "description");
    if (description.length > LIMITS.description)
      report.note("services", oldId, `The description of ${quoted(name)} is long to listen to.`);
    await deed.rows.insert("services", {
      id,
      desk_id: deskId,
      name,
      aliases: "[]",
      description: description === "" ? null : description,
      price_minor: priceOf(move, row, unit),
      buffer_before_minutes: 0,
      buffer_after_minutes: 0,
      position,
      resource_kind: null,
      most_per_day: null,
      offered: 1,
    });
    const phase = { kind: "working", minutes } as const;
    await deed.rows.insert("service_phases", { service_id: id, position: 0, ...phase });
    position += 1;
    move.services.set(oldId, { ...kept, name });
    report.count("services", "added");
  }
}

function minutesOf({ report }: Move, row: OldRow): number {
  const minutes = numberOf(row, "duration_min");
  if (minutes !== undefined && minutes >= 1) {
    const whole = Math.round(minutes);
    if (whole !== minutes || whole > LIMITS.serviceMinutes)
      report.note(
        "services",
        textOf(row, "id"),
        `${quoted(textOf(row, "name"))} lasts ${minutes} minutes; ${whole} is kept, so check it.`,
      );
    return whole;
  }
  report.note(
    "services",
    textOf(row, "id"),
    `${quoted(textOf(row, "name"))} has no length; ${USUAL_MINUTES} minutes are kept, so set it.`,
  );
  return USUAL_MINUTES;
}

function priceOf({ report, rules }: Move, row: OldRow, unit: number): number {
  const price = numberOf(row, "price");
  if (price !== undefined && price >= 0) {
    const minor = Math.round(price * unit);
    if (Math.abs(minor - price * unit) > 1e-6)
      report.note(
        "services",
        textOf(row, "id"),
        `${quoted(textOf(row, "name"))} costs ${price}, which can't be paid in ${rules.currency}; ${minor / unit} is kept.`,
      );
    return minor;
  }
  const written = textOf(row, "price");
  report.note(
    "services",
    textOf(row, "id"),
    `${quoted(textOf(row, "name"))} has ${written === "" ? "no price" : `the price "${written}"`}; 0 is kept, so set it.`,
  );
  return 0;
}
