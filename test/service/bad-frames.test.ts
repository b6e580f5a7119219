import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { readFeed } from "../../src/app/trial/read-feed.ts";
import { readConfig } from "../../src/config/config.ts";
import { startService, type Service } from "../../src/app/start-service.ts";
import { trialCall, type TrialReport } from "../../src/app/trial/trial-call.ts";
import { systemClock } from "../../src/base/clock.ts";
import { networkExchange } from "../../src/channels/twilio/simulator/index.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import { LocalVoice } from "../../src/providers/local/index.ts";

const GOOD_CALLER = "+919840012345";
const BAD_CALLER = "+919840099999";
const DESK = "+914455500100";

const log = readableLogger();
const over = new AbortController();
const voice = new LocalVoice({ clock: systemClock });
const listeners = new Set<(event: CallFeedEvent) => void>();
let service: Service;
let goodCall: Promise<TrialReport>;
let goodCallSid = "";

/** One good call is on, from before the first misdeed until after the last. */
beforeAll(async () => {
  service = await startService(
    {
      ...readConfig({ DATABASE_URL: ":memory:", KEEP_TRANSCRIPTS_DAYS: "0" }),
      port: 0,
      deskFiles: [fileURLToPath(new URL("../../desks/glamdesk.yaml", import.meta.url))],
    },
    log.logger,
  );
  const { origin } = service;
  await readFeed({
    origin,
    signal: over.signal,
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  const greeted = Promise.withResolvers<string>();
  listeners.add(({ type, callId }) => {
    if (type === "receptionist-says") greeted.resolve(callId);
  });
  goodCall = trialCall({
    exchange: networkExchange({ origin, clock: systemClock }),
    clock: systemClock,
    from: GOOD_CALLER,
    to: DESK,
    script: { next: (heard) => nextWords(heard) },
    voice,
    voiceName: "rms",
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    signal: over.signal,
  });
  goodCallSid = (await greeted.promise).replace(/^call_/, "");
});

afterAll(async () => {
  over.abort();
  await service[Symbol.asyncDispose]();
  await voice[Symbol.asyncDispose]();
});

function nextWords(heard: string): string | undefined {
  if (/assist you/.test(heard)) return "what are your opening hours";
  return /anything else/.test(heard) ? "no thank you" : undefined;
}

async function rings(form: Record<string, string>) {
  return await post("/incoming-call", form);
}

async function isOver(callSid: string): Promise<void> {
  await post("/call-status", { CallSid: callSid, CallStatus: "completed" });
}

async function post(path: string, form: Record<string, string>) {
  const answer = await fetch(`${service.origin}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: await answer.text() };
}

async function socket(): Promise<WebSocket> {
  const opened = new WebSocket(`${service.origin.replace("http", "ws")}/media-stream`);
  await once(opened, "open");
  return opened;
}

/** Opens a stream for a call, with the token it was given or another one. */
async function stream(callSid: string, options: { token?: string } = {}): Promise<WebSocket> {
  const { body } = await rings({ CallSid: callSid, From: BAD_CALLER, To: DESK });
  const token = options.token ?? /name="token" value="([^"]+)"/.exec(body)?.[1] ?? "";
  const opened = await socket();
  const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
  const start = { callSid, mediaFormat, customParameters: { token } };
  opened.send(JSON.stringify({ event: "start", streamSid: "MZ1", start }));
  return opened;
}

function stop(of: WebSocket, callSid: string): void {
  of.send(JSON.stringify({ event: "stop", streamSid: "MZ1", stop: { callSid } }));
}

interface Line {
  readonly fault?: string;
  readonly msg: string;
}

/** The warnings and errors that come while this is done, once there is one and the sockets are closed. */
async function logged(misdeed: () => Promise<unknown>): Promise<readonly Line[]> {
  const before = log.lines.length;
  await misdeed();
  const since = (): Line[] => log.lines.slice(before).map((line) => JSON.parse(line));
  await expect.poll(() => since().filter((line) => line.fault).length, { timeout: 8000 }).toBe(1);
  return since().filter((line) => line.fault);
}

test.for<[what: string, fault: string, misdeed: () => Promise<unknown>]>([
  [
    "a frame that is not JSON",
    "not-json",
    async () => {
      const bad = await stream("CAnotjson");
      bad.send("hello, my name is Anita");
      stop(bad, "CAnotjson");
      await once(bad, "close");
    },
  ],
  [
    "a binary frame",
    "binary-frame",
    async () => {
      const bad = await stream("CAbinary");
      bad.send(Buffer.from([1, 2, 3]));
      stop(bad, "CAbinary");
      await once(bad, "close");
    },
  ],
  [
    "a frame of ten megabytes",
    "frame-too-big",
    async () => {
      const bad = await stream("CAbig");
      bad.on("error", () => undefined);
      bad.send("x".repeat(10_000_000));
      await once(bad, "close");
    },
  ],
  [
    "a wrong token",
    "unknown-token",
    async () => once(await stream("CAguess", { token: "guess" }), "close"),
  ],
  [
    "a second socket for the good call, with its own token",
    "used-token",
    async () => once(await stream(goodCallSid), "close"),
  ],
  ["a start that is never sent", "no-start", async () => once(await socket(), "close")],
  [
    "a stop that is never sent",
    "stream-lost",
    async () => {
      const bad = await stream("CAlost");
      await once(bad, "message");
      bad.terminate();
    },
  ],
  [
    "a form without CallSid",
    "no-call-sid",
    async () => expect((await rings({ From: BAD_CALLER, To: DESK })).status).toBe(400),
  ],
])("%s gets one clear line in the log", async ([_what, fault, misdeed]) => {
  const lines = await logged(misdeed);
  expect(lines).toEqual([expect.objectContaining({ fault })]);
  expect(lines[0]?.msg).toMatch(/^[A-Z].*\.$/);
});

test("the good call goes on to its end", { timeout: 60_000 }, async () => {
  const { outcome, turns, ending, warnings } = await goodCall;
  expect(turns.map(({ said }) => said)).toEqual([
    expect.stringMatching(/ten in the morning to eight in the evening/),
    expect.stringMatching(/Goodbye!$/),
  ]);
  expect({ outcome, by: ending.by, warnings }).toEqual({
    outcome: "answered",
    by: "desk",
    warnings: [],
  });
});

test("the log holds nothing of the callers, and every call that began has ended", async () => {
  const text = log.lines.join("");
  for (const personal of [GOOD_CALLER, BAD_CALLER, "Anita", "opening hours"]) {
    expect(text).not.toContain(personal.replace("+", ""));
  }
  // Nobody comes back to these two; until Twilio says so, they are waited for.
  for (const callSid of ["CAbig", "CAlost"]) await isOver(callSid);
  const count = (msg: string) => log.lines.filter((line) => line.includes(msg)).length;
  await expect.poll(() => count("a call ended")).toBe(count("a call began"));
  expect(count("a call began")).toBe(5);
  expect(log.lines.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
});
