import type { Manager } from "../../app/manager/open-manager.ts";
import { tablesOf } from "../../app/manager/tables.ts";
import { appointmentsMenu } from "./appointments-menu.ts";
import { tableMenu } from "./table-menu.ts";
import { Back, Left, type Terminal } from "./terminal.ts";
import { tryChange } from "./try-change.ts";

const LABELS: Readonly<Record<string, string>> = {
  customers: "Customers",
  services: "Services",
  stylists: "People",
  hours: "Hours",
  "time-off": "Time off",
  closures: "Closures",
  faqs: "Questions and answers",
  locations: "Locations",
  rooms: "Rooms and chairs",
  employees: "People who can be visited",
  departments: "Departments",
};

/** The manager: everything an owner changes, by menus, until they leave. Every change is whole when it is made. */
export async function mainMenu(terminal: Terminal, manager: Manager): Promise<void> {
  terminal.begin(`${manager.deskName}: ↑ ↓ and Enter choose, Esc goes back, Ctrl-C leaves`);
  try {
    while (await oneRound(terminal, manager));
    terminal.end("Everything is saved.");
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    terminal.end("You left; what was saved stays, and nothing else was changed.");
  }
}

/** One choice of the main menu; false when it was to leave. */
async function oneRound(terminal: Terminal, manager: Manager): Promise<boolean> {
  try {
    const last = await manager.lastChange();
    const tables = tablesOf(manager.trade);
    const takesAppointments = manager.trade !== "lobby";
    const chosen = await terminal.choose("What would you like to see to?", [
      ...(takesAppointments ? [{ value: "appointments", label: "Appointments" }] : []),
      ...tables.map(({ name }) => ({ value: name, label: LABELS[name] ?? name })),
      ...(last ? [{ value: "undo", label: "Undo the last change", hint: last.what }] : []),
      { value: "leave", label: "Leave" },
    ]);
    const table = tables.find((one) => one.name === chosen);
    if (chosen === "leave") return false;
    if (chosen === "appointments") await appointmentsMenu(terminal, manager);
    if (chosen === "undo") await undo(terminal, manager);
    if (table) await tableMenu(terminal, manager, table);
  } catch (error) {
    if (!(error instanceof Back)) throw error;
  }
  return true;
}

async function undo(terminal: Terminal, manager: Manager): Promise<void> {
  const last = await manager.lastChange();
  if (!last || !(await terminal.sure(`Undo: ${last.what} (${last.at})?`))) return;
  await tryChange(terminal, async () => {
    const { what } = await manager.undo();
    return { said: `Undone: ${what}.`, notes: [] };
  });
}
