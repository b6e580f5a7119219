import { expect, test } from "vitest";
import { readVoiceName } from "./voice-name.ts";

test.each([
  ["slt", "local", "slt"],
  ["elevenlabs:EXAVITQu4vr4xnSDxMaL", "elevenlabs", "EXAVITQu4vr4xnSDxMaL"],
  ["aura-2-thalia-en", "deepgram", "aura-2-thalia-en"],
  ["openai:marin", "openai", "marin"],
])("%s is a voice of %s", (text, service, id) => {
  expect(readVoiceName(text)).toEqual({ service, id });
});

test.each(["elevenlabs:", "elevenlabs:Sarah", "azure:jenny", "aura-2-thalia", "Sarah!", "openai:"])(
  "%s is no voice",
  (text) => expect(readVoiceName(text)).toBeUndefined(),
);
