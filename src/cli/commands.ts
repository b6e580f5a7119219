import { appointmentsCommand } from "./appointments.ts";
import { callCommand } from "./call.ts";
import { chatCommand } from "./chat.ts";
import type { Command } from "./command.ts";
import { doctorCommand } from "./doctor.ts";
import { migrateCommand } from "./migrate.ts";
import { replayCommand } from "./replay.ts";
import { resolve } from "./resolve.ts";
import { seedCommand } from "./seed.ts";
import { serveCommand } from "./serve.ts";

/** Every command, in the order the overview shows them. */
export const commands: readonly Command[] = [
  serveCommand,
  callCommand,
  chatCommand,
  appointmentsCommand,
  resolve,
  replayCommand,
  migrateCommand,
  seedCommand,
  doctorCommand,
];
