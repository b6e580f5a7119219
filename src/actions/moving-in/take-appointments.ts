import type { OldRow } from "../../store/moving-in/glamdesk-file.ts";
import { dayAndTime } from "../manage/coming.ts";
import { layOut, recordAppointment } from "../manage/record-appointment.ts";
import { bookedSpans, type BookedSpans } from "./booked-spans.ts";
import type { Move } from "./move.ts";
import { readOldTime, readStamp } from "./old-time.ts";
import { fingerprint, textOf, yesNoOf } from "./old-values.ts";

/** An appointment of the old file that could be made sense of. */
interface Read {
  readonly row: OldRow;
  readonly oldId: string;
  readonly id: string;
  readonly startMs: number;
  readonly status: "booked" | "cancelled";
  readonly note: string;
}

/**
 * Takes the appointments over as they are, past ones and cancelled ones too. Two at once with one stylist, or of one
 * customer, are both kept and told.
 */
export async function takeAppointments(move: Move, rows: readonly OldRow[]): Promise<void> {
  const { deed, report } = move;
  const { deskId, writer, nowMs } = deed;
  const known = new Map(
    (
      await writer
        .selectFrom("visits")
        .select(["id", "starts_at_ms", "status"])
        .where("desk_id", "=", deskId)
        .execute()
    ).map((visit) => [visit.id, visit]),
  );
  const spans = await bookedSpans(writer, deskId);
  const read = rows.flatMap((row) => readAppointment(move, row) ?? []);
  for (const one of read.toSorted((a, b) => a.startMs - b.startMs)) {
    const before = known.get(one.id);
    if (before) {
      report.count("appointments", "known");
      tellDifference(move, one, before);
      continue;
    }
    const bookedTwice = one.status === "booked" ? findOverlaps(move, one, spans) : undefined;
    const customer = move.customers.get(textOf(one.row, "customer_id"));
    const service = move.services.get(textOf(one.row, "service_id"));
    const stylist = move.stylists.get(textOf(one.row, "stylist_id"));
    if (!customer || !service || !stylist) throw new Error("They were found a moment ago");
    await recordAppointment(deed, {
      id: one.id,
      customerId: customer.id,
      services: [service],
      stylistId: stylist.id,
      startMs: one.startMs,
      status: one.status,
      note: one.note === "" ? null : one.note,
      createdAtMs: readStamp(textOf(one.row, "created_at"), nowMs),
      reminded: yesNoOf(one.row, "reminder_sent") === true,
      ...(bookedTwice && { bookedTwice }),
    });
    report.count("appointments", "added");
  }
}

function readAppointment(move: Move, row: OldRow): Read | undefined {
  const { report, rules } = move;
  const oldId = textOf(row, "id");
  const missing = (
    [
      ["customer", move.customers],
      ["service", move.services],
      ["stylist", move.stylists],
    ] as const
  ).find(([what, ids]) => !ids.has(textOf(row, `${what}_id`)));
  if (missing) {
    const [what] = missing;
    const named = textOf(row, `${what}_id`);
    const why = named === "" ? `It names no ${what}` : `Its ${what} ${named} isn't in the file`;
    report.leaveOut("appointments", row, `${why}.`);
    return undefined;
  }
  const when = readOldTime(textOf(row, "appt_datetime"), rules.zone);
  if (!when.ok) {
    report.leaveOut("appointments", row, `It can't be placed: ${when.why}.`);
    return undefined;
  }
  if (when.note !== undefined) report.note("appointments", oldId, `Check the time: ${when.note}.`);
  const written = textOf(row, "status");
  const status = STATUSES.get(written.toLowerCase().replaceAll(/[\s_]+/gu, "-"));
  if (status === undefined)
    report.note("appointments", oldId, `Its status is "${written}"; it is kept as booked.`);
  const stamp = textOf(row, "created_at");
  const customer = textOf(row, "customer_id");
  const notes = textOf(row, "notes");
  return {
    row,
    oldId,
    id: `visit_gd${oldId}-${fingerprint(oldId, stamp, customer)}`,
    startMs: when.atMs,
    status: status ?? "booked",
    note:
      PLAIN.has(written.toLowerCase()) || written === ""
        ? notes
        : [notes, written].filter((part) => part !== "").join(" | "),
  };
}

/** What other programs call the two that we know. */
const STATUSES: ReadonlyMap<string, "booked" | "cancelled"> = new Map([
  ["", "booked"],
  ["booked", "booked"],
  ["confirmed", "booked"],
  ["scheduled", "booked"],
  ["completed", "booked"],
  ["done", "booked"],
  ["no-show", "booked"],
  ["cancelled", "cancelled"],
  ["canceled", "cancelled"],
]);

/** These say nothing that our own status doesn't; any other word is kept in the note. */
const PLAIN: ReadonlySet<string> = new Set(["booked", "cancelled", "canceled"]);

function findOverlaps(move: Move, one: Read, spans: BookedSpans) {
  const { report, rules } = move;
  const service = move.services.get(textOf(one.row, "service_id"));
  const stylist = move.stylists.get(textOf(one.row, "stylist_id"));
  const customer = move.customers.get(textOf(one.row, "customer_id"));
  if (!service || !stylist || !customer) return undefined;
  const { endMs } = layOut([service], one.startMs);
  const span = { startMs: one.startMs, endMs, what: one.oldId };
  const withStylist = spans.add(`stylist ${stylist.id}`, span);
  const ofCustomer = spans.add(`customer ${customer.id}`, span);
  const when = dayAndTime(one.startMs, rules.zone);
  if (withStylist !== undefined)
    report.note(
      "appointments",
      one.oldId,
      `${stylist.name} has two at once on ${when}: this and ${other(withStylist)}. Both are kept; move one.`,
    );
  if (ofCustomer !== undefined)
    report.note(
      "appointments",
      one.oldId,
      `${customer.name} is to be in two places on ${when}: this and ${other(ofCustomer)}. Both are kept.`,
    );
  return { stylist: withStylist !== undefined, customer: ofCustomer !== undefined };
}

function other(what: string): string {
  return what === "" ? "something that was here before" : `appointment ${what}`;
}

/** The book here is the truth once it was moved: what changed in the old one since is told, not taken over. */
function tellDifference(
  { report, rules }: Move,
  one: Read,
  here: { readonly starts_at_ms: number; readonly status: string },
): void {
  if (here.starts_at_ms === one.startMs && here.status === one.status) return;
  const there = `${one.status} for ${dayAndTime(one.startMs, rules.zone)}`;
  const now = `${here.status} for ${dayAndTime(here.starts_at_ms, rules.zone)}`;
  report.note(
    "appointments",
    one.oldId,
    `It is ${there} in the old file, and ${now} here; here it stays.`,
  );
}
