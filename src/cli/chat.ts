import { createInterface } from "node:readline";
import { openChat } from "../app/open-chat.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Command } from "./command.ts";
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
    await using chat = await openChat(await loadConfig(), {
      show: (text) => void output.write(`Receptionist: ${text}\n`),
      ...(typeof from === "string" && { from }),
    });
    const lines = createInterface({ input, signal });
    const stopped = new AbortController();
    void chat.over.then(() => stopped.abort(new Error("The conversation is over")));
    stopped.signal.addEventListener("abort", () => lines.close());
    const typesHere = "isTTY" in input && input.isTTY === true;
    const prompt = () => typesHere && output.write("You: ");
    prompt();
    for await (const line of lines) {
      if (line.trim() === "" && typesHere) break;
      if (line.trim() === "") continue;
      if (!typesHere) output.write(`You: ${line}\n`);
      await chat.say(line);
      if (stopped.signal.aborted) break;
      prompt();
    }
    chat.leave();
    await chat.over;
    return 0;
  },
};
