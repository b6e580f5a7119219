import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readMessage, streamWriter } from "./messages.ts";

const STREAM = "MZ00000000000000000000000000000001";

test("reads a call from Twilio's documentation in order", async () => {
  const lines = await readFile(new URL("fixtures/short-call.jsonl", import.meta.url), "utf8");
  const messages = lines
    .trim()
    .split("\n")
    .map((line) => readMessage(line));
  expect(messages).toEqual(
    [
      { event: "connected" },
      {
        event: "start",
        streamSid: STREAM,
        callSid: "CA00000000000000000000000000000001",
        encoding: "audio/x-mulaw",
        sampleRateHz: 8000,
        parameters: { token: "one-time" },
      },
      {
        event: "media",
        streamSid: STREAM,
        chunk: 1,
        timestampMs: 5,
        audio: Buffer.from([255, 255, 255, 255]),
      },
      { event: "dtmf", streamSid: STREAM, digit: "5" },
      { event: "mark", streamSid: STREAM, name: "utt-7:end" },
      { event: "stop", streamSid: STREAM },
    ].map((message) => ({ ok: true, message })),
  );
});

function media(payload: string): string {
  return JSON.stringify({ event: "media", streamSid: STREAM, media: { payload } });
}

describe("what cannot be used", () => {
  test.each([
    ["hello", "not-json"],
    ['{"event":"media"', "not-json"],
    ["42", "unknown-event"],
    ["null", "unknown-event"],
    ['{"event":"weather"}', "unknown-event"],
    ['{"event":"media","streamSid":"MZ"}', "malformed-message"],
    ['{"event":"dtmf","streamSid":"MZ","dtmf":{"digit":"55"}}', "malformed-message"],
    ['{"event":"start","streamSid":"MZ","start":{}}', "malformed-message"],
    [media("not base64!"), "garbled-audio"],
    [media(""), "garbled-audio"],
    [media("====="), "garbled-audio"],
  ])("%s is %s", (text, fault) => {
    expect(readMessage(text)).toEqual({ ok: false, fault });
  });

  test("audio survives counters that make no sense", () => {
    const text = JSON.stringify({
      event: "media",
      streamSid: STREAM,
      media: { payload: "/w==", chunk: "first", timestamp: -4 },
    });
    expect(readMessage(text)).toEqual({
      ok: true,
      message: { event: "media", streamSid: STREAM, audio: Buffer.from([255]) },
    });
  });
});

test("writes the three messages exactly as Twilio takes them", () => {
  const writer = streamWriter(STREAM);
  expect(writer.media(Uint8Array.of(255, 0, 127))).toBe(
    `{"event":"media","streamSid":"${STREAM}","media":{"payload":"/wB/"}}`,
  );
  expect(writer.mark('the "end"')).toBe(
    `{"event":"mark","streamSid":"${STREAM}","mark":{"name":"the \\"end\\""}}`,
  );
  expect(writer.clear()).toBe(`{"event":"clear","streamSid":"${STREAM}"}`);
});
