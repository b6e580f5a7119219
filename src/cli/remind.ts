import { openOutreachDesk, type NoticeView } from "../app/outreach-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { UsageError, type Command } from "./command.ts";
import { NO_CARRIER, noticeLines } from "./notice-lines.ts";
import { refuseWords } from "./refuse-words.ts";

export const remindCommand: Command = {
  name: "remind",
  summary: "send the reminders and confirmations that are due, or show what would go out",
  help: `Usage: frontdesk remind [--dry-run [--until <day or time>]] [--json]

Sends what customers are to be told now: confirmations, reminders, questions how it was. The running service does the same by
itself; calls are left to it, because somebody has to talk. With --dry-run nothing is sent.

  --dry-run  list what would go out, when, to whom, how and with which words, as things stand now
  --until    up to the end of this day, such as 2026-11-30, or this time, 2026-11-30T18:00; without it, the next 24 hours
  --json     as data: [{id, at, kind, channel, to, text, status, reason, outcome, appointment}]

Example: frontdesk remind --dry-run --until 2026-11-30
`,
  options: {
    "dry-run": { type: "boolean" },
    until: { type: "string" },
    json: { type: "boolean" },
  },
  async run({ values, positionals, output, errors, signal }) {
    refuseWords("remind", positionals);
    const wanted = values["until"];
    const isDryRun = values["dry-run"] === true;
    if (wanted !== undefined && !isDryRun)
      throw new UsageError("--until goes with --dry-run; what is due now is sent now.");
    const untilLocal = typeof wanted === "string" ? readUntil(wanted) : undefined;
    await using desk = await openOutreachDesk(await loadConfig());
    const write = (notices: readonly NoticeView[], none: string) => {
      if (values["json"] === true) output.write(`${JSON.stringify(notices, null, 2)}\n`);
      else output.write(notices.length === 0 ? none : noticeLines(notices));
      if (notices.length > 0 && !desk.carriers.messages) errors.write(NO_CARRIER);
    };
    if (isDryRun) {
      const until =
        untilLocal === undefined ? "in the next 24 hours" : `until ${untilLocal.replace("T", " ")}`;
      write(await desk.upcoming(untilLocal), `Nothing goes out ${until}.\n`);
      return 0;
    }
    const { told, callsWaiting } = await desk.deliverNow(signal);
    write(told, "Nothing is due.\n");
    if (callsWaiting > 0)
      errors.write(
        `${callsWaiting === 1 ? "1 call waits" : `${callsWaiting} calls wait`} for the running service: start it with npm start.\n`,
      );
    return 0;
  },
};

/** The end of a day, or a time of day, at the desk. */
function readUntil(words: string): string {
  const local = /^\d{4}-\d\d-\d\d$/u.test(words) ? `${words}T23:59` : words;
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(local);
  const read = isTime ? new Date(`${local}Z`) : undefined;
  // JavaScript takes the 31st of February for the 3rd of March.
  if (read && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(local)) return local;
  throw new UsageError(
    "--until takes a day such as 2026-11-30, or a time such as 2026-11-30T18:00.",
  );
}
