import type { Filling } from "../../domain/dialogue/script.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { hasPhrase } from "../../domain/dialogue/words.ts";
import { ask, type Conversation, type Filled, type Setting, type Step } from "./conversation.ts";
import { slotFor } from "./take-slots.ts";

/** Words for what a caller wants changed; the first that is said counts. */
const NAMED: readonly (readonly [word: string, filling: Filling])[] = [
  ["time", "when"],
  ["timing", "when"],
  ["hour", "when"],
  ["day", "when"],
  ["date", "when"],
  ["stylist", "person"],
  ["person", "person"],
  ["who", "person"],
  ["service", "service"],
  ["treatment", "service"],
  ["name", "name"],
  ["number", "phone"],
  ["phone", "phone"],
];

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
      case "service":
      case "person":
      case "name":
        return ask(conversation, sentences.ask[filling], asked, filling);
      case "topic":
      case "key":
        break;
    }
  }
  return null;
}
