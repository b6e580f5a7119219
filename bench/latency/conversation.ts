import type { ModelAnswer } from "../../src/ports/testing/language-model-contract.ts";
import type { Mind } from "../../test/support/wired/minds.ts";

/** What a model answers to what the caller said: a sentence or two, after a look at a tool where there is one. */
interface Answer {
  readonly tool?: { readonly name: string; readonly input: Readonly<Record<string, string>> };
  readonly text: string;
}

/** What callers ask, and a model answers: some begin with a word or two, some with a whole sentence. */
export const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ["hello do you cut men's hair too", { text: "We do. Would you like to come in for a haircut?" }],
  ["what does it cost", { text: "A haircut is 400 rupees. Shall I look for a time?" }],
  ["when do you open", { text: "We open at ten every day. When would suit you?" }],
  ["is it far from the station", { text: "Sorry, I don't know that. Is there anything else?" }],
  [
    "what do you have tomorrow afternoon",
    {
      tool: {
        name: "get_available_slots",
        input: { service: "haircut", when: "tomorrow afternoon" },
      },
      text: "Good news. There are a few. Would early or late be better?",
    },
  ],
  ["the earlier the better", { text: "Of course. May I have your name?" }],
  [
    "which services do you offer",
    {
      tool: { name: "list_services", input: {} },
      text: "Quite a few. Hair, skin and nails. What are you after?",
    },
  ],
  ["i'll think about it", { text: "Sure. Take your time, and ring again when you like." }],
]);

/** A model that knows these answers, and looks where it must unless the desk has looked for it. */
export const mindOfAnswers: Mind = (lines): ModelAnswer => {
  const at = lines.findLastIndex(({ who }) => who === "caller");
  const said = lines[at];
  const answer = said?.who === "caller" ? ANSWERS.get(said.text) : undefined;
  const tool = answer?.tool;
  const hasLooked = lines.slice(at).some((line) => line.who === "tool" && line.name === tool?.name);
  return tool && !hasLooked ? { tools: [tool] } : { text: answer?.text ?? "Sorry?" };
};
