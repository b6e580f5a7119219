import { expect, test } from "vitest";
import type { CallHappening } from "../events.ts";
import type { CallEffect } from "../effects.ts";
import { TurnTraces } from "./turn-traces.ts";

const think = (reply: string, speculative = false): CallEffect => ({
  type: "think",
  reply,
  transcript: [],
  speculative,
});
const speak = (utterance: string, kind: "reply" | "filler"): CallEffect => ({
  type: "speak",
  utterance,
  text: "",
  kind,
});

function traces() {
  const traced = new TurnTraces();
  return {
    traced,
    happened: (atMs: number, happening: CallHappening) => traced.happened({ ...happening, atMs }),
  };
}

test("notes each moment of a turn from the caller's last sound on", () => {
  const { traced, happened } = traces();
  happened(1250, { type: "speech-end", agoMs: 250 });
  traced.turnTaken(1600);
  traced.follows(think("r1"), 1600);
  happened(1950, { type: "brain-text", reply: "r1", text: "We" });
  happened(2000, { type: "brain-text", reply: "r1", text: " open at ten. " });
  traced.follows(speak("u2", "reply"), 2000);
  happened(2120, { type: "voice-chunk", utterance: "u2", ms: 100 });
  traced.firstSound("u2", 2121);
  traced.follows(speak("u3", "reply"), 2300);
  traced.firstSound("u3", 3000);
  expect(traced.all).toEqual([
    {
      turn: 0,
      speechEndedAtMs: 1000,
      turnEndMs: 600,
      thinkMs: 600,
      firstTokenMs: 950,
      firstSentenceMs: 1000,
      firstAudioMs: 1120,
      firstSoundMs: 1121,
      tools: 0,
    },
  ]);
});

test("shows that the brain was asked ahead of the end of the turn", () => {
  const { traced, happened } = traces();
  happened(1000, { type: "speech-end" });
  traced.follows(think("r1", true), 1000);
  traced.follows({ type: "stop-thinking", reply: "r1" }, 1020);
  traced.follows(think("r2", true), 1050);
  happened(1400, { type: "brain-text", reply: "r2", text: "Yes" });
  traced.turnTaken(1600);
  traced.follows(speak("u2", "reply"), 1600);
  expect(traced.all).toMatchObject([
    { turnEndMs: 600, thinkMs: 50, firstTokenMs: 400, firstSentenceMs: 600 },
  ]);
});

test("counts a filler and the tools apart from the answer", () => {
  const { traced, happened } = traces();
  happened(1000, { type: "speech-end" });
  traced.turnTaken(1200);
  traced.follows(think("r1"), 1200);
  happened(1500, { type: "brain-tool", reply: "r1", call: { id: "t", name: "look", input: {} } });
  const call = { id: "t", name: "look", input: {} };
  traced.follows({ type: "run-tool", call, idempotencyKey: "t" }, 1500);
  traced.follows(speak("u2", "filler"), 2100);
  traced.firstSound("u2", 2200);
  traced.follows(think("r2"), 2500);
  traced.follows(speak("u3", "reply"), 2900);
  traced.firstSound("u3", 3000);
  expect(traced.all).toEqual([
    {
      turn: 0,
      speechEndedAtMs: 1000,
      turnEndMs: 200,
      thinkMs: 200,
      firstTokenMs: 500,
      fillerMs: 1200,
      firstSentenceMs: 1900,
      firstSoundMs: 2000,
      tools: 1,
    },
  ]);
});

test("a turn that is never answered is told as far as it came", () => {
  const { traced } = traces();
  traced.turnTaken(1000);
  traced.turnTaken(5000);
  expect(traced.all).toEqual([
    { turn: 0, speechEndedAtMs: 1000, turnEndMs: 0, tools: 0 },
    { turn: 1, speechEndedAtMs: 5000, turnEndMs: 0, tools: 0 },
  ]);
});
