import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { systemClock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { TELEPHONE } from "../../audio/format.ts";
import { voiceAgentContract } from "../../ports/testing/voice-agent-contract.ts";
import { RealtimeStandIn } from "./testing/realtime-stand-in.ts";
import { openAiRealtime } from "./voice-agent.ts";
import { functionOutput, replyRequest, sessionUpdate, truncation } from "./messages.ts";

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
    const standIn = await RealtimeStandIn.open();
    const { apiKey, baseUrl } = standIn;
    return {
      agent: openAiRealtime({ apiKey, baseUrl, clock: systemClock }),
      withWrongKey: openAiRealtime({ apiKey: "wrong", baseUrl, clock: systemClock }),
      callerSays: (text) => standIn.callerSays(text),
      answer: ({ text, tool }) => {
        standIn.mind = () => ({
          ...(text !== undefined && { text }),
          ...(tool && {
            tools: [{ name: tool.name, input: JSON.parse(JSON.stringify(tool.input)) }],
          }),
        });
      },
      instructed: () => standIn.instructed,
      soundBytes: () => standIn.soundBytes,
      breakConnection: () => standIn.breakConnection(),
      refusals: () => standIn.refusals,
      [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
    };
  });
});

test("asks for µ-law both ways, and keeps to itself when a reply is due", async () => {
  await using standIn = await RealtimeStandIn.open();
  const { apiKey, baseUrl } = standIn;
  const call = new AbortController();
  openAiRealtime({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  await expect.poll(() => standIn.messages.length).toBe(1);
  expect(standIn.messages[0]).toMatchObject({
    type: "session.update",
    session: {
      type: "realtime",
      audio: {
        input: {
          format: { type: "audio/pcmu" },
          turn_detection: { type: "semantic_vad", create_response: false },
        },
        output: { format: { type: "audio/pcmu" } },
      },
    },
  });
  standIn.callerSays("Hello?");
  await expect.poll(() => standIn.messages.length).toBe(1);
  expect(standIn.refusals).toEqual([]);
  call.abort();
});

test("asks for the next reply only once the one before is over", async () => {
  await using standIn = await RealtimeStandIn.open();
  const { apiKey, baseUrl } = standIn;
  let count = 0;
  standIn.mind = () => {
    count += 1;
    return count === 1 ? { fault: "stall" } : { text: "Yes." };
  };
  const call = new AbortController();
  const session = openAiRealtime({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal: call.signal,
  });
  const first = new AbortController();
  const dropped = Array.fromAsync(session.reply({ signal: first.signal }));
  await expect.poll(() => standIn.sent("response.create").length).toBe(1);
  first.abort();
  await dropped;
  const events = await Array.fromAsync(session.reply({ signal: call.signal }));
  expect(events.some((event) => event.type === "text" && event.text === "Yes.")).toBe(true);
  expect(standIn.sent("response.cancel")).toHaveLength(1);
  expect(standIn.refusals).toEqual([]);
  call.abort();
});

test("does not pass on words that are not those it was given", async () => {
  await using standIn = await RealtimeStandIn.open();
  standIn.misreads = true;
  const { apiKey, baseUrl } = standIn;
  const { signal } = new AbortController();
  const session = openAiRealtime({ apiKey, baseUrl, clock: systemClock }).open({
    ...ANYTHING,
    signal,
  });
  await expect(Array.fromAsync(session.say("Shall I book it?", { signal }))).rejects.toMatchObject({
    failure: "invalid-request",
  });
  expect(standIn.sent("conversation.item.create")).toEqual([]);
});

test("gives up on a reply of which nothing comes", async () => {
  await using standIn = await RealtimeStandIn.open();
  standIn.mind = () => ({ fault: "stall" });
  const { apiKey, baseUrl } = standIn;
  const clock = new VirtualClock(0);
  const { signal } = new AbortController();
  const session = openAiRealtime({ apiKey, baseUrl, clock }).open({ ...ANYTHING, signal });
  const reply = Array.fromAsync(session.reply({ signal })).catch((error: unknown) => error);
  await expect.poll(() => standIn.sent("response.create").length).toBe(1);
  await clock.advance(5000);
  expect(await reply).toMatchObject({ failure: "timeout" });
});

describe("the stand-in refuses what OpenAI refuses", () => {
  const update = sessionUpdate(ANYTHING, "marin");
  const wrong: Readonly<Record<string, readonly object[]>> = {
    "sound before the session is set up": [{ type: "input_audio_buffer.append", audio: "" }],
    "the name of an event of the beta": [{ type: "session.update", session: { voice: "alloy" } }],
    "a field it doesn't know": [{ ...update, instructions: "" }],
    "an instruction as its own words": [
      update,
      {
        type: "conversation.item.create",
        item: { type: "message", role: "system", content: [{ type: "output_text", text: "x" }] },
      },
    ],
    "an output for no call": [update, functionOutput("call_9", {})],
    "a cut beyond the end of a sound": [update, { ...truncation("item_9", 10), event_id: "e" }],
  };
  test.each(Object.keys(wrong))("%s", async (what) => {
    await using standIn = await RealtimeStandIn.open();
    const socket = await opened(standIn);
    for (const event of wrong[what] ?? []) socket.send(JSON.stringify(event));
    await expect.poll(() => standIn.refusals.length).toBe(1);
    socket.terminate();
  });

  test("a second reply while one is going on", async () => {
    await using standIn = await RealtimeStandIn.open();
    standIn.mind = () => ({ fault: "stall" });
    const socket = await opened(standIn);
    for (const event of [update, replyRequest("r1"), replyRequest("r2")])
      socket.send(JSON.stringify(event));
    await expect.poll(() => standIn.refusals).toEqual(["conversation_already_has_active_response"]);
    socket.terminate();
  });

  test("the header of the beta", async () => {
    await using standIn = await RealtimeStandIn.open();
    await expect(opened(standIn, { "openai-beta": "realtime=v1" })).rejects.toThrow("400");
  });
});

async function opened(
  { baseUrl, apiKey }: RealtimeStandIn,
  more: Record<string, string> = {},
): Promise<WebSocket> {
  const headers = { authorization: `Bearer ${apiKey}`, ...more };
  const socket = new WebSocket(`${baseUrl}/realtime?model=gpt-realtime`, { headers });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.on("error", reject);
  });
  return socket;
}
