import { expect, test } from "vitest";
import { streamWriter } from "../messages.ts";
import { checkMessage } from "./check-message.ts";

const writer = streamWriter("MZ1");

test("takes what we write", () => {
  expect(checkMessage(writer.media(Uint8Array.of(1, 2)), "MZ1")).toEqual({
    ok: true,
    message: { event: "media", audio: Buffer.from([1, 2]) },
  });
  expect(checkMessage(writer.mark("a"), "MZ1")).toEqual({
    ok: true,
    message: { event: "mark", name: "a" },
  });
  expect(checkMessage(writer.clear(), "MZ1")).toEqual({ ok: true, message: { event: "clear" } });
});

test.each<[string, string | Uint8Array, number]>([
  ["a binary frame", Uint8Array.of(1), 31950],
  ["what is not JSON", "hello", 31951],
  ["another event", '{"event":"stop","streamSid":"MZ1"}', 31951],
  ["another stream", streamWriter("MZ2").clear(), 31951],
  ["no stream", '{"event":"clear"}', 31951],
  ["the stream under another name", '{"event":"clear","streamSID":"MZ1"}', 31951],
  ["a field too many", '{"event":"clear","streamSid":"MZ1","reason":"barge-in"}', 31951],
  ["a mark without a name", '{"event":"mark","streamSid":"MZ1","mark":{}}', 31951],
  [
    "a payload that is not base64",
    '{"event":"media","streamSid":"MZ1","media":{"payload":"?"}}',
    31951,
  ],
  [
    "a payload with a track",
    '{"event":"media","streamSid":"MZ1","media":{"payload":"","track":"outbound"}}',
    31951,
  ],
])("warns of %s", (_what, frame, code) => {
  expect(checkMessage(frame, "MZ1")).toMatchObject({ ok: false, warning: { code } });
});
