import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { systemClock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { TELEPHONE } from "../../audio/format.ts";
import { voiceAgentContract } from "../../ports/testing/voice-agent-contract.ts";
import { DeepgramAgentStandIn } from "./testing/agent-stand-in.ts";
import { deepgramAgent } from "./voice-agent.ts";
import { Loopback } from "../testing/loopback.ts";
import { DEFAULT_MODELS, settingsFor } from "./settings.ts";

const ANYTHING = {
  format: TELEPHONE,
  language: "en-IN",
  instructions: "You are a receptionist.",
  tools: [],
  keyTerms: ["GlamDesk"],
  signal: new AbortController().signal,
};

describe("as any voice agent", () => {
  voiceAgentContract(async () => {
    const standIn = await DeepgramAgentStandIn.open();
    const { apiKey, baseUrl } = standIn;
    return {
      agent: deepgramAgent({ apiKey, baseUrl, clock: systemClock }),
      withWrongKey: deepgramAgent({ apiKey: "wrong", baseUrl, clock: systemClock }),
      callerSays: (text) => standIn.callerSays(text),
      answer: ({ text, tool }) => {
        standIn.mind = () => ({
          ...(text !== undefined && { text }),
          ...(tool && {
            tools: [{ name: tool.name, input: JSON.parse(JSON.stringify(tool.input)) }],
          }),
        });
      },
      instructed: () => standIn.sent("UpdatePrompt").map(({ prompt }) => String(prompt)),
      soundBytes: () => standIn.soundBytes,
      breakConnection: () => standIn.breakConnection(),
      refusals: () => standIn.refusals,
      [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
    };
  });
});

test("asks for µ-law both ways, without a container, and says its own greeting", async () => {
  await using standIn = await DeepgramAgentStandIn.open();
  const { apiKey, baseUrl } = standIn;
  const call = new AbortController();
  deepgramAgent({ apiKey, baseUrl, clock: systemClock }).open({ ...ANYTHING, signal: call.signal });
  await expect.poll(() => standIn.messages.length).toBe(1);
  expect(standIn.messages[0]).toMatchObject({
    type: "Settings",
    audio: {
      input: { encoding: "mulaw", sample_rate: 8000 },
      output: { encoding: "mulaw", sample_rate: 8000, container: "none" },
    },
    agent: {
      listen: { provider: { version: "v2", model: "flux-general-en", keyterms: ["GlamDesk"] } },
      think: { provider: { type: "open_ai", model: "gpt-4o-mini" } },
      speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
    },
  });
  expect(standIn.messages[0]).not.toHaveProperty("agent.greeting");
  expect(standIn.refusals).toEqual([]);
  call.abort();
});

test("stays alive while the line is silent, and sends nothing needless while it isn't", async () => {
  await using standIn = await DeepgramAgentStandIn.open();
  const { apiKey, baseUrl } = standIn;
  const clock = new VirtualClock(0);
  const call = new AbortController();
  const session = deepgramAgent({ apiKey, baseUrl, clock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(160);
  await clock.advance(5000);
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(320);
  expect(standIn.sent("KeepAlive")).toEqual([]);
  await clock.advance(10_000);
  await expect.poll(() => standIn.sent("KeepAlive").length).toBe(1);
  call.abort();
});

test("gives up on a service that does not get ready", async () => {
  const clock = new VirtualClock(0);
  const silent = await Loopback.open({ onUpgrade: () => () => {} });
  const baseUrl = silent.origin.replace("http", "ws");
  const { hearing } = deepgramAgent({ apiKey: "any", baseUrl, clock }).open({
    ...ANYTHING,
    signal: new AbortController().signal,
  });
  const heard = hearing[Symbol.asyncIterator]()
    .next()
    .catch((error: unknown) => error);
  await clock.advance(3000);
  expect(await heard).toMatchObject({ failure: "timeout" });
  await silent[Symbol.asyncDispose]();
});

test("adds to the prompt only what Deepgram takes of it, and the call goes on", async () => {
  await using standIn = await DeepgramAgentStandIn.open();
  const { apiKey, baseUrl } = standIn;
  const call = new AbortController();
  const session = deepgramAgent({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  const half = "x".repeat(12_500);
  for (const text of [half, half, "Short."]) session.instruct(text);
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(160);
  await expect.poll(() => standIn.sent("UpdatePrompt").length).toBe(2);
  expect(standIn.sent("UpdatePrompt").map(({ prompt }) => prompt)).toEqual([half, "Short."]);
  expect(standIn.refusals).toEqual([]);
  call.abort();
});

test("does not answer a function that was taken back", async () => {
  await using standIn = await DeepgramAgentStandIn.open();
  standIn.mind = () => ({ tools: [{ name: "list_services", input: {} }] });
  const { apiKey, baseUrl } = standIn;
  const call = new AbortController();
  const session = deepgramAgent({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(160);
  standIn.callerSays("What do you offer?");
  const hearing = session.hearing[Symbol.asyncIterator]();
  while ((await hearing.next()).value?.type !== "turn-end");
  const events = await Array.fromAsync(session.reply({ signal: call.signal }));
  const wish = events.find((event) => event.type === "tool");
  standIn.callerSpeaks();
  await hearing.next();
  session.answer(wish?.call.id ?? "", {});
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(320);
  expect(standIn.sent("FunctionCallResponse")).toEqual([]);
  expect(standIn.refusals).toEqual([]);
  call.abort();
});

test("tells a model that asks for a function too late to ask again", async () => {
  await using standIn = await DeepgramAgentStandIn.open();
  standIn.mind = ({ said }) => ({ text: said === undefined ? "I see." : "One moment." });
  const { apiKey, baseUrl } = standIn;
  const call = new AbortController();
  const session = deepgramAgent({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(160);
  standIn.callerSays("What do you offer?");
  const hearing = session.hearing[Symbol.asyncIterator]();
  while ((await hearing.next()).value?.type !== "turn-end");
  await Array.fromAsync(session.reply({ signal: call.signal }));
  standIn.asksFor("list_services");
  await expect.poll(() => standIn.sent("FunctionCallResponse").length).toBe(1);
  expect(standIn.sent("FunctionCallResponse")[0]?.["content"]).toContain("too-late");
  call.abort();
});

test("tells when the caller's sound is over, which Deepgram doesn't", async () => {
  await using standIn = await DeepgramAgentStandIn.open();
  const { apiKey, baseUrl } = standIn;
  const call = new AbortController();
  const session = deepgramAgent({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  session.push(new Uint8Array(160));
  await expect.poll(() => standIn.soundBytes).toBe(160);
  standIn.callerSpeaks();
  const hearing = session.hearing[Symbol.asyncIterator]();
  expect(await hearing.next()).toMatchObject({ value: { type: "speech-start" } });
  const loud = new Uint8Array(160).map((_, index) => (index % 2 === 0 ? 0x00 : 0x80));
  for (let frame = 0; frame < 50; frame += 1) session.push(loud);
  for (let frame = 0; frame < 60; frame += 1) session.push(new Uint8Array(160).fill(0xff));
  expect(await hearing.next()).toMatchObject({ value: { type: "speech-end" } });
  call.abort();
});

describe("the stand-in refuses what Deepgram refuses", () => {
  const settings = settingsFor(ANYTHING, DEFAULT_MODELS);
  const wrong: Readonly<Record<string, string | Uint8Array>> = {
    "sound before the settings": new Uint8Array(160),
    "another message before the settings": JSON.stringify({ type: "KeepAlive" }),
    "an encoding it doesn't have": JSON.stringify({
      ...settings,
      audio: { ...settings.audio, input: { encoding: "ulaw", sample_rate: 8000 } },
    }),
    "a field it doesn't know": JSON.stringify({ ...settings, greeting: "Hello" }),
    "half a message": '{"type":"Settings"',
    "a new prompt before the settings": JSON.stringify({ type: "UpdatePrompt", prompt: "Hello" }),
  };
  test.each(Object.keys(wrong))("%s", async (what) => {
    await using standIn = await DeepgramAgentStandIn.open();
    const socket = await opened(`${standIn.baseUrl}/v1/agent/converse`, {
      authorization: `Token ${standIn.apiKey}`,
    });
    socket.send(wrong[what] ?? "");
    await expect.poll(() => standIn.refusals.length).toBe(1);
    socket.terminate();
  });

  test.each([
    ["under another name", { type: "UpdatePrompt", instructions: "Hello" }],
    [
      "with functions, which can't be changed",
      { type: "UpdatePrompt", prompt: "x", functions: [] },
    ],
    ["that makes the whole too long", { type: "UpdatePrompt", prompt: "x".repeat(24_990) }],
  ])("a new prompt %s", async (_, update) => {
    await using standIn = await DeepgramAgentStandIn.open();
    const socket = await opened(`${standIn.baseUrl}/v1/agent/converse`, {
      authorization: `Token ${standIn.apiKey}`,
    });
    socket.send(JSON.stringify(settings));
    socket.send(JSON.stringify(update));
    await expect.poll(() => standIn.refusals.length).toBe(1);
    socket.terminate();
  });

  test("a second set of settings, and an answer to no function", async () => {
    await using standIn = await DeepgramAgentStandIn.open();
    const socket = await opened(`${standIn.baseUrl}/v1/agent/converse`, {
      authorization: `Token ${standIn.apiKey}`,
    });
    socket.send(JSON.stringify(settings));
    const answer = { type: "FunctionCallResponse", id: "call_9", name: "x", content: "{}" };
    socket.send(JSON.stringify(answer));
    socket.send(JSON.stringify(settings));
    await expect.poll(() => standIn.refusals.length).toBe(2);
    socket.terminate();
  });
});

async function opened(url: string, headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers });
  socket.on("error", () => {});
  await new Promise((resolve) => {
    socket.once("open", resolve);
  });
  return socket;
}
