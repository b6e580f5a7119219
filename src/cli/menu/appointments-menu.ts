import {
  bookByWords,
  cancelByWords,
  comingBooked,
  moveByWords,
  type Coming,
} from "../../app/manager/appointments.ts";
import type { Manager } from "../../app/manager/open-manager.ts";
import type { Words } from "../../app/manager/table.ts";
import { customersTable, peopleTable, servicesTable } from "../../app/manager/tables.ts";
import { Back, type Terminal } from "./terminal.ts";
import { tryChange } from "./try-change.ts";

type Context = Manager["context"];

const NEW = "+new";
const ANYBODY = "";

/** Books, moves and cancels what is to come, until the owner goes back. */
export async function appointmentsMenu(terminal: Terminal, { context }: Manager): Promise<void> {
  for (;;) {
    const coming = await comingBooked(context);
    const chosen = await terminal.search("Appointments to come:", [
      { value: NEW, label: "Book one" },
      ...coming.map(({ id, line }) => ({ value: id, label: line })),
    ]);
    const appointment = coming.find((one) => one.id === chosen);
    try {
      if (appointment) await oneAppointment(terminal, context, appointment);
      else await bookOne(terminal, context);
    } catch (error) {
      if (!(error instanceof Back)) throw error;
    }
  }
}

async function oneAppointment(
  terminal: Terminal,
  context: Context,
  { id, line }: Coming,
): Promise<void> {
  const does = await terminal.choose(line, [
    { value: "move", label: "Move it" },
    { value: "cancel", label: "Cancel it" },
    { value: "back", label: "Back" },
  ]);
  if (does === "cancel" && (await terminal.sure(`Cancel ${line}?`)))
    await tryChange(terminal, async () => ({
      ...(await cancelByWords(context, id)),
      said: `Cancelled ${line}.`,
    }));
  if (does !== "move") return;
  const stylist = await choosePerson(terminal, context, "With whom?", "the same person");
  await untilDone(terminal, stylist === ANYBODY, async (when) => {
    const done = await moveByWords(context, id, { stylist, when });
    return { ...done, said: `Moved to ${done.line}.` };
  });
}

async function bookOne(terminal: Terminal, context: Context): Promise<void> {
  const who = await chooseCustomer(terminal, context);
  const services = (await servicesTable.list(context)).filter((entry) => entry.past !== true);
  const service = await terminal.search(
    "Which service?",
    services.map((entry) => ({
      value: entry.id,
      label: entry.name,
      hint: `${entry.words["minutes"]} · ${entry.words["price"]}`,
    })),
  );
  const stylist = await choosePerson(terminal, context, "With whom?", "whoever is free");
  await untilDone(terminal, true, async (when) => {
    const done = await bookByWords(context, { ...who, service, stylist, when });
    return { ...done, said: `Booked ${done.line}.` };
  });
}

/** Asks for a time until one can be had. */
async function untilDone(
  terminal: Terminal,
  required: boolean,
  change: (when: string) => Promise<{ said: string; notes: readonly string[] }>,
): Promise<void> {
  for (;;) {
    const when = await terminal.write("When?", { example: "tomorrow at 4 pm", required });
    if (await tryChange(terminal, async () => await change(when))) return;
  }
}

async function chooseCustomer(terminal: Terminal, context: Context): Promise<Words> {
  const known = await customersTable.list(context);
  const chosen = await terminal.search("For whom?", [
    { value: NEW, label: "Somebody new" },
    ...known.map((entry) => ({
      value: entry.id,
      label: entry.name,
      hint: entry.words["phone"] ?? "",
    })),
  ]);
  const entry = known.find((one) => one.id === chosen);
  if (entry) return { customer: entry.name, phone: entry.words["phone"] ?? "" };
  const customer = await terminal.write("Their name?", { required: true });
  const example = "+91 98401 23456";
  return { customer, phone: await terminal.write("Their number?", { required: true, example }) };
}

async function choosePerson(
  terminal: Terminal,
  context: Context,
  message: string,
  nobodyElse: string,
): Promise<string> {
  const people = (await peopleTable.list(context)).filter((entry) => entry.past !== true);
  return await terminal.choose(message, [
    { value: ANYBODY, label: nobodyElse },
    ...people.map((entry) => ({ value: entry.id, label: entry.name })),
  ]);
}
