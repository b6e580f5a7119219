import { expect, test } from "vitest";
import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";
import { messagesFor } from "./messages.ts";

const atMs = 0;
const call = (id: string): TranscriptItem => ({
  role: "tool-call",
  call: { id, name: "list_services", input: {} },
  atMs,
});
const result = (callId: string): TranscriptItem => ({
  role: "tool-result",
  callId,
  name: "list_services",
  result: { status: "ok", data: { services: ["haircut"] } },
  atMs,
});
const caller = (text: string): TranscriptItem => ({
  role: "caller",
  text,
  confidence: 1,
  via: "voice",
  atMs,
});
const desk = (text: string, interrupted = false): TranscriptItem => ({
  role: "receptionist",
  text,
  kind: "reply",
  interrupted,
  atMs,
});

test("the time and the caller come first, apart from what is the same in each call", () => {
  expect(messages([])).toEqual([
    {
      role: "user",
      text: "[A call to GlamDesk begins. It is Monday, 2026-11-23, 09:00. The number they call from belongs to Anita.]",
    },
  ]);
});

test("words that the caller cut off end in a dash, and neighbours become one message", () => {
  expect(
    messages([
      desk("Hello."),
      desk("How can I", true),
      caller("a haircut"),
      caller("please"),
    ]).slice(1),
  ).toEqual([
    { role: "assistant", text: "Hello. How can I —", tools: [] },
    { role: "user", text: "a haircut\nplease" },
  ]);
});

test("a result stands right after its call, whatever was said in between", () => {
  const said = messages([desk("One moment."), call("a"), caller("hello?"), result("a")]).slice(1);
  expect(said.map(({ role }) => role)).toEqual(["assistant", "tool", "user"]);
});

test("a call that was dropped is left out", () => {
  const said = messages([caller("hi"), call("a"), call("b"), result("b")]);
  expect(
    said
      .flatMap((message) => (message.role === "assistant" ? message.tools : []))
      .map(({ id }) => id),
  ).toEqual(["b"]);
});

test("a read-back is not shown as something to say again", () => {
  const proposed: TranscriptItem = {
    role: "tool-result",
    callId: "a",
    name: "book_appointment",
    result: {
      status: "proposed",
      proposal: "p1",
      readBack: "That's a haircut at 3 PM. Shall I book it?",
      data: {},
    },
    atMs,
  };
  expect(messages([call("a"), proposed]).at(-1)).toEqual({
    role: "tool",
    callId: "a",
    name: "list_services",
    result: { status: "read back to the caller; wait for their answer", proposal: "p1" },
  });
});

function messages(transcript: readonly TranscriptItem[]) {
  return messagesFor({
    desk: { profile: { name: "GlamDesk" } },
    transcript,
    caller: { number: "+914455501234", name: "Anita" },
    nowLocal: "2026-11-23T09:00",
  });
}
