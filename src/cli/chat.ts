import { createInterface } from "node:readline";
import { NotANumber } from "../app/not-a-number.ts";
import { openChat, type Chat } from "../app/open-chat.ts";
import { loadConfig } from "../config/load-config.ts";
import { UsageError, type Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const chatCommand: Command = {
  name: "chat",
  summary: "talk with the receptionist in writing",
  help: `Usage: frontdesk chat [--from <number>]

The same conversation as on the telephone, in the terminal: type what a caller would say. It books for real. Empty input,
Ctrl-D or "bye" ends it. Lines that are piped in are said one after the other.

  --from   the number the caller has, for example "+91 98401 23456"; without it the receptionist asks for one
`,
  options: { from: { type: "string" } },
  async run({ values, positionals, input, output, signal }) {
    refuseWords("chat", positionals);
    const from = values["from"];
    const typesHere = "isTTY" in input && input.isTTY === true;
    let prompted = false;
    const prompt = () => {
      prompted = typesHere;
      if (typesHere) output.write("You: ");
    };
    await using chat = await begin({
      // What is said unasked comes while the prompt waits: it gets a line of its own, and the prompt comes again.
      show(text) {
        output.write(`${prompted ? "\n" : ""}Receptionist: ${text}\n`);
        if (prompted) prompt();
      },
      ...(typeof from === "string" && { from }),
    });
    const lines = createInterface({ input, signal });
    const stopped = new AbortController();
    void chat.over.then(() => stopped.abort(new Error("The conversation is over")));
    stopped.signal.addEventListener("abort", () => lines.close());
    prompt();
    for await (const line of lines) {
      prompted = false;
      if (line.trim() === "" && typesHere) break;
      if (line.trim() === "") continue;
      if (!typesHere) output.write(`You: ${line}\n`);
      await chat.say(line);
      if (stopped.signal.aborted) break;
      prompt();
    }
    if (prompted) output.write("\n");
    chat.leave();
    await chat.over;
    return 0;
  },
};

async function begin(options: Parameters<typeof openChat>[1]): Promise<Chat> {
  try {
    return await openChat(await loadConfig(), options);
  } catch (error) {
    throw error instanceof NotANumber ? new UsageError(error.message) : error;
  }
}
