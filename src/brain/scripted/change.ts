import type { Filling, Slot } from "../../domain/dialogue/script.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { hasPhrase } from "../../domain/dialogue/words.ts";
import {
  ask,
  leadingWith,
  type Conversation,
  type Filled,
  type Setting,
  type Step,
} from "./conversation.ts";
import { namelessCaller } from "./nameless-caller.ts";
import { callTool } from "./proceed.ts";
import { slotFor } from "./take-slots.ts";

/** Words for what a caller wants changed; the first that is said counts. */
const NAMED: readonly (readonly [word: string, filling: Filling])[] = [
  ["time", "when"],
  ["timing", "when"],
  ["hour", "when"],
  ["day", "when"],
  ["date", "when"],
  ["stylist", "person"],
  ["doctor", "person"],
  ["provider", "person"],
  ["person", "person"],
  ["who", "person"],
  ["service", "service"],
  ["treatment", "service"],
  ["reason", "service"],
  ["name", "name"],
  ["number", "phone"],
  ["phone", "phone"],
];

/** A name that was wrong twice will not come right: the caller is booked all the same. */
const MOST_WRONG_NAMES = 2;

/** A recogniser that took a name for another will do so again: the name with its letters is told apart. */
function askNameAgain(
  conversation: Conversation,
  task: Filled,
  slot: Slot,
  setting: Setting,
): Step {
  const { sentences } = setting.script;
  const next = { ...conversation, wrongNames: conversation.wrongNames + 1 };
  if (next.wrongNames <= MOST_WRONG_NAMES) {
    return ask(next, sentences.nameWasWrong, { about: "spelling" }, "spelling");
  }
  const values = { ...task.values, [slot.name]: namelessCaller(setting) };
  const nameless = { ...next, task: { ...task, values } };
  return leadingWith(sentences.nameLeftOut, callTool(nameless, nameless.task, setting));
}

function isWrong({ words }: Understanding): boolean {
  return words.includes("wrong") || words.includes("not") || words.includes("isnt");
}

/** Asks for the detail that the caller names without saying its new value ("change the time"); null when none is named. */
export function changeWhatIsNamed(
  conversation: Conversation,
  task: Filled,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { sentences } = setting.script;
  for (const [word, filling] of NAMED) {
    const slot = slotFor(task.form, filling);
    if (slot === undefined || !hasPhrase(heard.words, word)) continue;
    const asked = { about: "slot", slot: slot.name, times: 1 } as const;
    switch (filling) {
      case "when": {
        // The old value stays: a new time keeps its day, a new day its time.
        const both = hasPhrase(heard.words, "day") && hasPhrase(heard.words, "time");
        const text = both
          ? sentences.ask.when
          : word === "day" || word === "date"
            ? sentences.askDate
            : sentences.askTime;
        return ask(conversation, text, asked, "date-time");
      }
      case "phone":
        return ask(conversation, sentences.askAnotherNumber, asked, "phone");
      case "name":
        return isWrong(heard) || conversation.wrongNames > 0
          ? askNameAgain(conversation, task, slot, setting)
          : ask(conversation, sentences.ask.name, asked, "name");
      case "service":
      case "person":
        return ask(conversation, sentences.ask[filling], asked, filling);
      case "been-before":
      case "topic":
      case "key":
        break;
    }
  }
  return null;
}
