import { Readable, Writable } from "node:stream";
import { UsageError, type Command } from "./command.ts";
import { mainMenu } from "./menu/main-menu.ts";
import { Terminal } from "./menu/terminal.ts";
import { refuseWords } from "./refuse-words.ts";
import { deskOption, withManager } from "./with-manager.ts";

export const dbCommand: Command = {
  name: "db",
  summary: "manage everything by menus",
  help: `Usage: frontdesk db [--desk <id>]

Opens the manager: customers, services, people, hours, time off, closures, questions and appointments, by menus that you
search by typing. Escape goes back, Ctrl-C leaves; a change is made whole or not at all, and the last one can be undone.
For scripts there is a command for each: frontdesk services --help, and so on.
`,
  options: { desk: { type: "string" } },
  async run({ values, positionals, input, output, signal }) {
    refuseWords("db", positionals);
    if (!isKeyboard(input) || !isScreen(output))
      throw new UsageError(
        "this needs a terminal; in scripts use frontdesk services, customers, stylists and so on.",
      );
    await withManager(async (manager) => {
      await mainMenu(new Terminal(input, output, signal), manager);
    }, deskOption(values));
    return 0;
  },
};

function isKeyboard(stream: NodeJS.ReadableStream): stream is NodeJS.ReadableStream & Readable {
  return stream instanceof Readable && "isTTY" in stream && stream.isTTY === true;
}

function isScreen(stream: NodeJS.WritableStream): stream is NodeJS.WritableStream & Writable {
  return stream instanceof Writable && "isTTY" in stream && stream.isTTY === true;
}
