import { openBookDesk } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { CommandFailed, UsageError, type Command } from "./command.ts";

export const replayCommand: Command = {
  name: "replay",
  summary: "run the log of a call again",
  help: `Usage: frontdesk replay <call> [--json]

Feeds the events of a call to the call machine again, prints what followed from each, and says whether that is what followed
in the call itself, byte for byte. frontdesk call prints the id of its call.

  --json   as data: {callId, same, steps: [{sequence, event, effects, same}]}
`,
  options: { json: { type: "boolean" } },
  async run({ values, positionals, output }) {
    const [callId, extra] = positionals;
    if (callId === undefined || extra !== undefined) {
      throw new UsageError("name one call, for example frontdesk replay call_CA0123.");
    }
    await using book = await openBookDesk(await loadConfig());
    const steps = await book.replay(callId);
    if (!steps) throw new CommandFailed(`there is no call "${callId}" in ${book.place}.`);
    if (steps.length === 0) {
      throw new CommandFailed(
        "the words of this call were dropped; set KEEP_TRANSCRIPTS_DAYS to keep those of later calls.",
      );
    }
    const same = steps.every((step) => step.same);
    if (values["json"] === true) {
      const plain = steps.map(({ sequence, event, effects, same: alike }) => ({
        sequence,
        event,
        effects,
        same: alike,
      }));
      output.write(`${JSON.stringify({ callId, same, steps: plain }, null, 2)}\n`);
      return same ? 0 : 1;
    }
    const startMs = steps[0]?.event.atMs ?? 0;
    for (const { event, effects, same: alike } of steps) {
      const { atMs, type, ...detail } = event;
      const seconds = ((atMs - startMs) / 1000).toFixed(2).padStart(7);
      const told = type === "line-open" ? "" : ` ${JSON.stringify(detail)}`;
      output.write(`${seconds}  ${type}${told}${alike ? "" : "   NOT THE SAME"}\n`);
      for (const { type: effect, ...what } of effects) {
        const shown = effect === "think" ? "" : ` ${JSON.stringify(what)}`;
        output.write(`           -> ${effect}${shown}\n`);
      }
    }
    output.write(
      same
        ? `${steps.length} events, and every effect is the same as in the call.\n`
        : "Some effects differ from those of the call: it ran on another version of the program.\n",
    );
    return same ? 0 : 1;
  },
};
