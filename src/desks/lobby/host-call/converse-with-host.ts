import type { Expectation } from "../../../domain/dialogue/expectation.ts";
import type { Converse } from "../../../domain/dialogue/scripted-reply.ts";
import { wordsOf } from "../../../domain/dialogue/words.ts";
import { readHostAnswer } from "../../../domain/visits/read-host-answer.ts";

/** What people say who are told that somebody is here for them. */
export const HOST_CALL_EXPECTS: Expectation = {
  kind: "choice",
  options: [
    "on my way",
    "i'm on my way",
    "i'm coming",
    "coming",
    "i'll be right there",
    "i'll be right down",
    "ask them to wait",
    "please wait",
    "tell them to wait",
    "give me five minutes",
    "give me ten minutes",
    "send a colleague",
    "a colleague will come",
    "someone else will come",
    "i'm not expecting anybody",
    "i'm not expecting them",
    "not expecting them",
    "i don't know them",
    "who is it",
    "who is this",
    "say that again",
    "hello",
  ],
};

/**
 * Holds the conversation with a host without a model: a key or one of the usual answers is passed on, who missed it hears it again. Free
 * words aren't taken: what a telephone makes of them would be read to the visitor as the host's own.
 */
export function converseWithHost(words: {
  readonly opening: string;
  readonly question: string;
}): Converse {
  return (transcript) => {
    const last = transcript.at(-1);
    if (last?.role !== "caller") return {};
    const read = readHostAnswer(last.text);
    if (read && read.answer !== "said") {
      const { answer, said } = read;
      const input = { answer, ...(said !== undefined && { words: said }) };
      return { tool: { name: "record_answer", input } };
    }
    if (AGAIN.test(wordsOf(last.text).join(" ")))
      return { text: words.opening, expects: HOST_CALL_EXPECTS };
    const misses = transcript.filter(({ role }) => role === "caller").length;
    return misses > 1
      ? { notUnderstood: true }
      : { text: `I'm sorry, I didn't get that. ${words.question}`, expects: HOST_CALL_EXPECTS };
  };
}

const AGAIN = /\b(?:who|what|again|repeat|pardon|sorry|hello|hi|yes|speaking)\b/u;
