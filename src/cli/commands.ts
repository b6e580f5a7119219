import { appointmentsCommand } from "./appointments.ts";
import { calendarsCommand } from "./calendars.ts";
import { callCommand } from "./call.ts";
import { changesCommand } from "./changes.ts";
import { chatCommand } from "./chat.ts";
import type { Command } from "./command.ts";
import { doctorCommand } from "./doctor.ts";
import { matchCommand } from "./match.ts";
import { messagesCommand } from "./messages.ts";
import { migrateCommand } from "./migrate.ts";
import { outreachCommand } from "./outreach.ts";
import { remindCommand } from "./remind.ts";
import { replayCommand } from "./replay.ts";
import { resolve } from "./resolve.ts";
import { seedCommand } from "./seed.ts";
import { serveCommand } from "./serve.ts";
import { closuresCommand } from "./closures.ts";
import { customersCommand } from "./customers.ts";
import { denyCommand } from "./deny.ts";
import { documentsCommand } from "./documents.ts";
import { departmentsCommand } from "./departments.ts";
import { employeesCommand } from "./employees.ts";
import { faqsCommand } from "./faqs.ts";
import { locationsCommand } from "./locations.ts";
import { roomsCommand } from "./rooms.ts";
import { providersCommand } from "./providers.ts";
import { reasonsCommand } from "./reasons.ts";
import { hoursCommand } from "./hours.ts";
import { servicesCommand } from "./services.ts";
import { stylistsCommand } from "./stylists.ts";
import { timeOffCommand } from "./time-off.ts";
import { undoCommand } from "./undo.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { dbCommand } from "./db.ts";
import { visitsCommand } from "./visits.ts";

/** Every command, in the order the overview shows them. */
export const commands: readonly Command[] = [
  serveCommand,
  callCommand,
  chatCommand,
  appointmentsCommand,
  changesCommand,
  customersCommand,
  servicesCommand,
  stylistsCommand,
  reasonsCommand,
  providersCommand,
  locationsCommand,
  roomsCommand,
  hoursCommand,
  timeOffCommand,
  closuresCommand,
  faqsCommand,
  employeesCommand,
  departmentsCommand,
  visitsCommand,
  documentsCommand,
  denyCommand,
  undoCommand,
  dbCommand,
  exportCommand,
  importCommand,
  remindCommand,
  calendarsCommand,
  messagesCommand,
  outreachCommand,
  resolve,
  matchCommand,
  replayCommand,
  migrateCommand,
  seedCommand,
  eraseCommand,
  doctorCommand,
];
