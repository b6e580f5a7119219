import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { expect, test } from "vitest";
import { isSigned } from "./signature.ts";

// The example of https://www.twilio.com/docs/usage/security#validating-requests.
const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
const form = {
  CallSid: "CA1234567890ABCDE",
  Caller: "+12349013030",
  Digits: "1234",
  From: "+12349013030",
  To: "+18005551212",
};
const signature = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

test("accepts the signature of Twilio's own example", () => {
  expect(isSigned(["12345"], signature, url, form)).toBe(true);
});

test("accepts the old and the new token while one is being replaced", () => {
  expect(isSigned(["the new one", "12345"], signature, url, form)).toBe(true);
  expect(isSigned(["the new one"], signature, url, form)).toBe(false);
});

test.each([
  ["another form", signature, url, { ...form, Digits: "1235" }],
  ["an added field", signature, url, { ...form, Extra: "1" }],
  ["another address", signature, "https://mycompany.com/other", form],
  ["no signature", undefined, url, form],
  ["an empty signature", "", url, form],
  ["a signature of another length", "AAAA", url, form],
])("refuses %s", (_what, given, at, fields) => {
  expect(isSigned(["12345"], given, at, fields)).toBe(false);
});

test("checks an upgrade over its wss address and no form", () => {
  const stream = "wss://desk.example.com/media-stream";
  const signed = getExpectedTwilioSignature("12345", stream, {});
  expect(isSigned(["12345"], signed, stream, {})).toBe(true);
  expect(isSigned(["12345"], signed, "https://desk.example.com/media-stream", {})).toBe(false);
});
