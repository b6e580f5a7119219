import {
  addAppointment,
  cancelAppointment,
  moveAppointment,
} from "../../actions/manage/appointments.ts";
import { appointmentLine, dayAndTime } from "../../actions/manage/coming.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { appointments, type Appointment } from "../../store/book/appointments.ts";
import { customersTable } from "./customers-table.ts";
import { findEntry } from "./find-entry.ts";
import { findId, findServices, names } from "./find-named.ts";
import type { Outcome, Words } from "./table.ts";
import { readMoment } from "./when-words.ts";
import { needWord } from "./words.ts";

const DAY_MS = 24 * 60 * 60_000;

/** An appointment that is to come, for people to choose from. */
export interface Coming {
  readonly id: string;
  /** `Tue 24 Nov 2026 15:00, Anita Kumar, haircut with Priya` */
  readonly line: string;
}

/** What is booked and not over, by start. */
export async function comingBooked(context: ManageContext): Promise<readonly Coming[]> {
  const { zone, nowMs } = await here(context);
  const found = (await booked(context)).filter(({ endMs }) => endMs > nowMs);
  return found.map((one) => ({ id: one.id, line: appointmentLine(one, zone) }));
}

/** Books by words: `customer`, `phone` (known customers need none), `service`, `stylist`, `when`. Throws `Refused`. */
export async function bookByWords(
  context: ManageContext,
  words: Words,
): Promise<Outcome & { readonly line: string }> {
  const who = await readCustomer(context, words);
  const stylist = words["stylist"]?.trim() ?? "";
  const startMs = readMoment(needWord(words, "when"), await here(context));
  const done = await addAppointment(context, {
    ...who,
    serviceIds: await findServices(context, needWord(words, "service")),
    ...(stylist !== "" && {
      stylistId: findId(stylist, await names(context, "stylists"), "people"),
    }),
    startMs,
  });
  const { zone } = await here(context);
  return {
    ...done,
    line: `${dayAndTime(startMs, zone)} with ${done.stylist}`,
  };
}

/** Moves by words: `when`, `stylist` or both. Throws `Refused`. */
export async function moveByWords(
  context: ManageContext,
  which: string,
  words: Words,
): Promise<Outcome & { readonly line: string }> {
  const now = await findAppointment(context, which);
  const when = words["when"]?.trim() ?? "";
  const stylist = words["stylist"]?.trim() ?? "";
  if (when === "" && stylist === "")
    throw new Refused("Say where it goes: --when, --stylist or both.");
  const done = await moveAppointment(context, {
    appointmentId: now.id,
    serviceIds: now.services.map((service) => service.id),
    ...(stylist === ""
      ? { stylistIds: now.services.map((service) => service.stylist.id) }
      : { stylistId: findId(stylist, await names(context, "stylists"), "people") }),
    startMs: when === "" ? now.startMs : readMoment(when, await here(context)),
  });
  return { ...done, line: await lineOf(context, now.id) };
}

/** Cancels what an id, its beginning, a customer's name or number names. Throws `Refused`. */
export async function cancelByWords(
  context: ManageContext,
  which: string,
): Promise<Outcome & { readonly line: string }> {
  const now = await findAppointment(context, which);
  const { zone } = await here(context);
  const done = await cancelAppointment(context, now.id);
  return { ...done, line: appointmentLine(now, zone) };
}

/**
 * The one appointment that is meant: to come, or else in the last day, when somebody didn't come. Throws `Refused` when it
 * is none or could be several.
 */
async function findAppointment(context: ManageContext, which: string): Promise<Appointment> {
  const wanted = which.trim().toLowerCase();
  if (wanted === "") throw new Refused("Say which appointment, by its id or the customer's name.");
  const all = await booked(context);
  const { zone, nowMs } = await here(context);
  const digits = wanted.replaceAll(/\D/gu, "");
  const found = [
    all.filter((one) => one.id.toLowerCase() === wanted),
    all.filter((one) => wanted.length >= 6 && one.id.toLowerCase().startsWith(wanted)),
    all.filter((one) => one.customer.name.toLowerCase() === wanted),
    all.filter((one) => digits.length >= 6 && one.customer.phone.endsWith(digits)),
  ].find((some) => some.length > 0);
  const coming = found?.filter(({ endMs }) => endMs > nowMs) ?? [];
  const several = coming.length > 0 ? coming : (found ?? []);
  const [only, another] = several;
  if (only && !another) return only;
  if (!only)
    throw new Refused(
      `No coming appointment is known as "${which}"; frontdesk appointments list --ids shows them.`,
      "state",
    );
  throw new Refused(
    `"${which}" has several appointments; use the id.`,
    "state",
    several.map((one) => `${appointmentLine(one, zone)} (${one.id})`),
  );
}

/** What is booked from yesterday on. */
async function booked(context: ManageContext): Promise<readonly Appointment[]> {
  return await appointments(context.database.read, {
    deskId: context.deskId,
    status: "booked",
    fromMs: context.clock.nowMs() - DAY_MS,
  });
}

async function lineOf(context: ManageContext, id: string): Promise<string> {
  const { zone } = await here(context);
  const [now] = await appointments(context.database.read, { deskId: context.deskId, ids: [id] });
  return now ? appointmentLine(now, zone) : "";
}

async function readCustomer(context: ManageContext, words: Words) {
  const customerName = needWord(words, "customer");
  const phone = words["phone"]?.trim() ?? "";
  if (phone !== "") return { customerName, phone };
  const customers = await customersTable.list(context);
  const entry = findEntry(customersTable, customers, customerName);
  const known = entry.words["phone"] ?? "";
  if (known === "")
    throw new Refused(
      `${entry.name} has no telephone number in the book; give one with frontdesk customers change ${entry.id} --phone.`,
      "state",
    );
  return { customerName: entry.name, phone: known };
}

async function here({ database, deskId, clock }: ManageContext) {
  return { zone: (await deskRules(database.read, deskId)).zone, nowMs: clock.nowMs() };
}
