import { listAppointments } from "../../actions/booking/list-appointments.ts";
import { perform, type ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { recordAppointment, recordedServices } from "../../actions/manage/record-appointment.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { newId } from "../../base/id.ts";
import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { appointments } from "../../store/book/appointments.ts";
import { customerFor } from "../../store/customers/customers.ts";
import { cancelByWords } from "./appointments.ts";
import { findId, findServices, names } from "./find-named.ts";
import type { Entry, Table, Words } from "./table.ts";
import { readMoment, writeMoment } from "./when-words.ts";
import { needWord, writeList } from "./words.ts";

/**
 * The book as a file has it. What comes from a file was agreed on elsewhere: it is written down as it is, past or to come,
 * and only an overlap is refused.
 */
export const appointmentsTable: Table = {
  name: "appointments",
  one: "appointment",
  fields: [
    { name: "start", what: "day and time", example: "2026-11-24 15:00", required: true },
    { name: "customer", what: "customer's name", example: "Anita Kumar", required: true },
    { name: "phone", what: "customer's number", example: "+91 98401 23456", required: true },
    { name: "services", what: "services, in order", example: "haircut", required: true },
    { name: "stylist", what: "person who does them", example: "priya", required: true },
    { name: "status", what: "status", example: "booked", choices: ["booked", "cancelled"] },
    { name: "note", what: "note", example: "First visit." },
  ],
  shown: ["start", "customer", "services", "stylist"],
  key: ["start", "customer", "phone", "services"],
  list,
  add,
  async change(context, id, words) {
    const all = await list(context);
    const now = all.find((entry) => entry.id === id)?.words;
    const differs = Object.entries(words).filter(([field, word]) => now?.[field] !== word);
    const [only, another] = differs;
    if (!another && only?.[0] === "status" && only[1].trim().toLowerCase() === "cancelled")
      return await cancelByWords(context, id);
    throw new Refused(
      "That appointment is in the book and differs; use frontdesk appointments move or cancel.",
      "state",
    );
  },
  async remove(context, id) {
    return await cancelByWords(context, id);
  },
};

async function list(context: ManageContext): Promise<readonly Entry[]> {
  const { database, deskId, clock } = context;
  const { zone } = await deskRules(database.read, deskId);
  const found = await appointments(database.read, { deskId });
  const views = new Map((await listAppointments(context)).map((view) => [view.id, view]));
  const rows = await database.read
    .selectFrom("visits")
    .select(["id", "note"])
    .where("desk_id", "=", deskId)
    .execute();
  const notes = new Map(rows.map((row) => [row.id, row.note ?? ""]));
  return found.map((one) => {
    const { customer, services, stylist, status } = one;
    return {
      id: one.id,
      name: `${customer.name}, ${writeMoment(one.startMs, zone)}`,
      alsoFoundBy: [customer.phone],
      past: one.endMs <= clock.nowMs() || status === "cancelled",
      words: {
        start: writeMoment(one.startMs, zone),
        customer: customer.name,
        phone: customer.phone,
        services: writeList(services.map((service) => shortId(deskId, service.id))),
        stylist: shortId(deskId, stylist.id),
        status,
        note: notes.get(one.id) ?? "",
      },
      data: { ...views.get(one.id) },
    };
  });
}

async function add(context: ManageContext, words: Words & { readonly id?: string }) {
  const { deskId, database, clock } = context;
  const { zone, country } = await deskRules(database.read, deskId);
  const startMs = readMoment(needWord(words, "start"), { zone, nowMs: clock.nowMs() });
  const stylistId = findId(needWord(words, "stylist"), await names(context, "stylists"), "people");
  const serviceIds = await findServices(context, needWord(words, "services"));
  const name = needWord(words, "customer");
  const phone = readPhoneNumber(needWord(words, "phone"), country);
  if (!phone.ok)
    throw new Refused(`"${needWord(words, "phone")}" is no telephone number of ${country}.`);
  const status = readStatus(words["status"] ?? "");
  const id = words.id ?? newId("visit");
  return await perform(context, async (deed) => {
    const { writer, nowMs } = deed;
    const taken = await writer
      .selectFrom("visits")
      .select("id")
      .where("id", "=", id)
      .executeTakeFirst();
    if (taken) throw new Refused(`The id ${id} is taken; leave it out.`, "state");
    const customer = await customerFor(writer, { deskId, name, phone: phone.number, nowMs });
    await recordAppointment(deed, {
      id,
      customerId: customer.id,
      services: await recordedServices(deed, serviceIds, stylistId),
      stylistId,
      startMs,
      status,
      note: words["note"]?.trim() || null,
      createdAtMs: nowMs,
    });
    return { id, notes: [] };
  });
}

function readStatus(text: string): "booked" | "cancelled" {
  const word = text.trim().toLowerCase();
  if (word === "" || word === "booked") return "booked";
  if (word === "cancelled" || word === "canceled") return "cancelled";
  throw new Refused(`The status is "${text}"; write booked or cancelled.`);
}
