import { outreachSettings } from "../app/outreach-settings.ts";
import { OUTREACH_SETTINGS } from "../config/desk-file/outreach-setting.ts";
import { loadConfig } from "../config/load-config.ts";
import { UsageError, type Command } from "./command.ts";

const WIDTH = Math.max(...OUTREACH_SETTINGS.map((name) => name.length)) + 2;

export const outreachCommand: Command = {
  name: "outreach",
  summary: "show and change what customers are told, and when",
  help: `Usage: frontdesk outreach [<what> <value>] [--json]

Shows what customers are told without being asked. With a name and a value it changes one of them, in the words of the desk
file; reminders of appointments that are booked already are planned anew, and what was told is not told again.

  --json   as data: {confirmations, messageReminderHoursBefore, ...}

  frontdesk outreach
  frontdesk outreach callReminderMinutesBefore off
  frontdesk outreach quietHours 20:00-10:00
`,
  options: { json: { type: "boolean" } },
  async run({ values, positionals, output }) {
    const [name, typed, more] = positionals;
    const change = name === undefined ? undefined : { name, typed: typed ?? "" };
    if (more !== undefined || (change && typed === undefined))
      throw new UsageError("it takes a name and a value, such as quietHours 20:00-10:00.");
    if (change && !OUTREACH_SETTINGS.includes(change.name))
      throw new UsageError(`there is no "${change.name}"; known: ${OUTREACH_SETTINGS.join(", ")}.`);
    const result = await outreachSettings(await loadConfig(), change);
    if (!result.ok) throw new UsageError(`${name} takes ${result.error}.`);
    const lines = Object.entries(result.settings).map(
      ([what, value]) => `${what.padEnd(WIDTH)}${value}\n`,
    );
    output.write(
      values["json"] === true ? `${JSON.stringify(result.settings, null, 2)}\n` : lines.join(""),
    );
    return 0;
  },
};
