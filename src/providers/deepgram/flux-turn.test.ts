import { expect, test } from "vitest";
import type { FluxTurnInfo } from "./flux-messages.ts";
import { FluxTurn } from "./flux-turn.ts";

test("a turn that is over is not heard again", () => {
  const turn = new FluxTurn();
  const events = [
    info("StartOfTurn", 0, "yes"),
    info("EndOfTurn", 0, "yes"),
    info("EndOfTurn", 0, "yes"),
    info("Update", 0, "yes please"),
    info("Update", 1, ""),
    info("StartOfTurn", 1, "no"),
  ].flatMap((one) => turn.take(one, 0));
  expect(events.map(({ type }) => type)).toEqual([
    "speech-start",
    "words-partial",
    "speech-end",
    "turn-end",
    "speech-start",
    "words-partial",
  ]);
});

test("a turn without words says that nothing was understood", () => {
  const turn = new FluxTurn();
  turn.take(info("StartOfTurn", 0, ""), 0);
  expect(turn.take(info("EndOfTurn", 0, ""), 0).at(-1)).toEqual({
    type: "turn-end",
    text: "",
    confidence: 0,
  });
});

test("silence that is told to be over is nobody's turn", () => {
  expect(new FluxTurn().take(info("EndOfTurn", 0, ""), 0)).toEqual([]);
});

test("an eager end is taken back once: by Flux, or by a connection that knows nothing of it", () => {
  const turn = new FluxTurn();
  turn.take(info("StartOfTurn", 0, "a haircut"), 0);
  expect(turn.take(info("TurnResumed", 0, "a haircut"), 0)).toEqual([]);
  expect(turn.take(info("EagerEndOfTurn", 0, "a haircut"), 0)).toMatchObject([
    { type: "turn-eager" },
  ]);
  expect(turn.startOver()).toEqual([{ type: "turn-resumed" }]);
  expect(turn.startOver()).toEqual([]);
  // The new connection counts its turns from nought again.
  expect(turn.take(info("EndOfTurn", 0, "a haircut please"), 0).at(-1)).toMatchObject({
    type: "turn-end",
    text: "a haircut please",
  });
});

test("is as sure of a turn as of its words, not as of its end", () => {
  const turn = new FluxTurn();
  turn.take(info("StartOfTurn", 0, "yes"), 0);
  const words = [{ confidence: 0.5 }, { confidence: 0.9 }];
  const [, end] = turn.take({ ...info("EndOfTurn", 0, "yes please"), words }, 0);
  expect(end).toMatchObject({ confidence: 0.7 });
});

function info(event: FluxTurnInfo["event"], turn: number, transcript: string): FluxTurnInfo {
  const words = transcript === "" ? [] : transcript.split(" ").map(() => ({ confidence: 0.9 }));
  return { type: "TurnInfo", event, turn_index: turn, audio_window_end: 1, transcript, words };
}
