import { openOutreachDesk } from "../app/outreach-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { UsageError, type Command } from "./command.ts";
import { NO_CARRIER, noticeLines } from "./notice-lines.ts";
import { refuseWords } from "./refuse-words.ts";

export const messagesCommand: Command = {
  name: "messages",
  summary: "list what customers were told, and what waits to be told",
  help: `Usage: frontdesk messages [--failed] [--waiting] [--most <number>] [--json]

Lists messages and calls to customers that went out or are due, the newest first, with their words and what became of them;
what comes later is shown by frontdesk remind --dry-run. Without a telephone
account nothing is sent, and here you read what would have been: also the codes that callers are asked for.

  --failed   only what could not be sent, and what nobody knows of
  --waiting  only what waits, also for a later day
  --most     at most so many; 20 unless told
  --json     as data: [{id, at, kind, channel, to, text, status, reason, outcome, appointment}]
`,
  options: {
    failed: { type: "boolean" },
    waiting: { type: "boolean" },
    most: { type: "string" },
    json: { type: "boolean" },
  },
  async run({ values, positionals, output, errors }) {
    refuseWords("messages", positionals);
    const limit = count(values["most"]);
    const statuses = [
      ...(values["failed"] === true ? (["failed", "unknown"] as const) : []),
      ...(values["waiting"] === true ? (["waiting"] as const) : []),
    ];
    await using desk = await openOutreachDesk(await loadConfig());
    const notices = await desk.messages({ limit, ...(statuses.length > 0 && { statuses }) });
    if (values["json"] === true) output.write(`${JSON.stringify(notices, null, 2)}\n`);
    else output.write(notices.length === 0 ? "There are none.\n" : noticeLines(notices));
    if (notices.length > 0 && !desk.carriers.messages) errors.write(NO_CARRIER);
    return 0;
  },
};

function count(words: unknown): number {
  if (words === undefined) return 20;
  if (typeof words === "string" && /^[1-9]\d{0,5}$/u.test(words)) return Number(words);
  throw new UsageError("--most takes a number such as 20.");
}
