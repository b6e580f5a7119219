import { expect, test } from "vitest";
import type { EarEvent } from "../../ports/speech-to-text.ts";
import type { NovaMessage } from "./nova-messages.ts";
import { NovaUtterance } from "./nova-utterance.ts";

test("joins the final pieces of an utterance, and tells the least certain of them", () => {
  const heard = hear(
    started(1),
    results("i would like", 1, 2, { isFinal: true, confidence: 0.9 }),
    results("to come", 2, 2.5, { confidence: 0.3 }),
    results("to come tomorrow", 2, 3, { isFinal: true, speechFinal: true, confidence: 0.7 }),
  );
  expect(heard.at(-1)).toEqual({
    type: "words-final",
    text: "i would like to come tomorrow",
    confidence: 0.7,
  });
  expect(texts(heard, "words-partial")).toEqual(["i would like", "i would like to come"]);
});

test("words that come without a word of speech's start are speech, from the first of them", () => {
  const heard = hear(results("yes", 4, 5, { isFinal: true, speechFinal: true }));
  expect(heard.map(({ type }) => type)).toEqual(["speech-start", "speech-end", "words-final"]);
  expect(heard[0]).toEqual({ type: "speech-start", atMs: 4000 });
});

test("the end of an utterance that is over says nothing of the next one", () => {
  const heard = hear(
    started(1),
    results("yes", 1, 2, { isFinal: true, speechFinal: true }),
    started(2.5),
    results("and a", 2.5, 3.5, { isFinal: true }),
    { type: "UtteranceEnd", last_word_end: 2 },
    results("haircut", 3.5, 4, { isFinal: true, speechFinal: true }),
  );
  expect(texts(heard, "words-final")).toEqual(["yes", "and a haircut"]);
});

test("what was final before speech began does not end it", () => {
  const heard = hear(
    started(1.2),
    results("", 0, 1.2, { isFinal: true, speechFinal: true }),
    results("hello", 1.2, 2, { isFinal: true, speechFinal: true }),
  );
  expect(texts(heard, "words-final")).toEqual(["hello"]);
});

test("asks for final words when the utterance has ended and some are not", () => {
  const utterance = new NovaUtterance();
  utterance.take(started(1), 0);
  utterance.take(results("nine eight", 1, 2), 0);
  expect(utterance.take({ type: "UtteranceEnd", last_word_end: 2 }, 0)).toEqual({
    events: [],
    wantsFinal: true,
  });
  const { events } = utterance.take(
    results("nine eight four", 1, 2.2, { isFinal: true, fromFinalize: true }),
    0,
  );
  expect(texts(events, "words-final")).toEqual(["nine eight four"]);
  expect(utterance.isOpen).toBe(false);
});

test("a noise that nova-3 never says the end of is over after a second", () => {
  const noise = [started(1), results("", 0, 1.5, { isFinal: true })];
  expect(hear(...noise)).toHaveLength(1);
  expect(hear(...noise, results("", 1.5, 2.1, { isFinal: true })).at(-1)).toEqual({
    type: "words-final",
    text: "",
    confidence: 0,
  });
});

function hear(...messages: readonly NovaMessage[]) {
  const utterance = new NovaUtterance();
  return messages.flatMap((message) => utterance.take(message, 0).events);
}

function texts(events: readonly EarEvent[], type: "words-partial" | "words-final") {
  return events.flatMap((event) => (event.type === type ? [event.text] : []));
}

function started(timestamp: number): NovaMessage {
  return { type: "SpeechStarted", timestamp };
}

function results(
  transcript: string,
  start: number,
  end: number,
  kind: {
    isFinal?: boolean;
    speechFinal?: boolean;
    fromFinalize?: boolean;
    confidence?: number;
  } = {},
): NovaMessage {
  const { isFinal = false, speechFinal = false, fromFinalize = false, confidence = 0.95 } = kind;
  return {
    type: "Results",
    start,
    duration: end - start,
    is_final: isFinal,
    speech_final: speechFinal,
    from_finalize: fromFinalize,
    channel: {
      alternatives: [{ transcript, confidence, words: transcript === "" ? [] : [{ start, end }] }],
    },
  };
}
