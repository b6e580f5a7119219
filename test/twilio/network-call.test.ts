import { once } from "node:events";
import fastify from "fastify";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { systemClock } from "../../src/base/clock.ts";
import { MEDIA_STREAM_PATH, twilioChannel } from "../../src/channels/twilio/index.ts";
import { networkExchange, placeCall } from "../../src/channels/twilio/simulator/index.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import { joined, silence, tone } from "../../src/channels/twilio/testing/sounds.ts";
import {
  PATIENCE_MS,
  toneReceptionist,
} from "../../src/channels/twilio/testing/tone-receptionist.ts";
import { refuseUnclaimedUpgrades } from "../../src/http/refuse-unclaimed-upgrades.ts";

const FROM = "+919840012345";
const TO = "+914440001111";

const ALL_WEBHOOKS = [
  "/call-accepted",
  "/call-answered-by",
  "/call-ended",
  "/call-status",
  "/call-whisper",
  "/incoming-call",
  "/message-status",
  "/outgoing-call",
  "/sms",
  "/whatsapp",
];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function openDesk(options: { authTokens?: string[]; publicOrigin?: string } = {}) {
  const log = readableLogger();
  const receptionist = toneReceptionist(systemClock);
  const server = fastify();
  const webhooks: string[] = [];
  server.addHook("onRoute", ({ method, url }) => {
    if (method === "POST") webhooks.push(url);
  });
  refuseUnclaimedUpgrades(server, [MEDIA_STREAM_PATH]);
  await twilioChannel(server, {
    authTokens: [],
    ...options,
    clock: systemClock,
    logger: log.logger,
    onCall: receptionist.onCall,
  });
  const origin = await server.listen({ port: 0, host: "127.0.0.1" });
  closers.push(() => server.close());
  return { origin, receptionist, server, webhooks, ...log };
}

function ring(origin: string, options: { authToken?: string; publicOrigin?: string } = {}) {
  const exchange = networkExchange({ origin, clock: systemClock, ...options });
  return placeCall({ exchange, clock: systemClock, from: FROM, to: TO });
}

async function post(url: string, form: Record<string, string>, headers = {}) {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(form), headers });
  return { status: response.status, body: await response.text() };
}

/** A call whose socket the test holds, for what no phone company would send. */
async function openStream(origin: string, callSid: string, parameters?: Record<string, string>) {
  const { body } = await post(`${origin}/incoming-call`, { CallSid: callSid, From: FROM, To: TO });
  const token = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? "";
  const socket = new WebSocket(`${origin.replace("http", "ws")}/media-stream`);
  closers.push(async () => socket.terminate());
  await once(socket, "open");
  const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
  const customParameters = parameters ?? { token };
  const start = { callSid, mediaFormat, customParameters };
  socket.send(JSON.stringify({ event: "start", streamSid: "MZ1", start }));
  return socket;
}

async function closeCode(socket: WebSocket): Promise<unknown> {
  const [code]: unknown[] = await once(socket, "close");
  return code;
}

describe("a call over the network, in real time", () => {
  test("is answered, understood and ended, with no complaint from the phone company", async () => {
    const { origin, receptionist, faults } = await openDesk();
    const { call, ended } = await ring(origin);
    await call.turn(200);
    await call.say(joined(tone(200), silence(20)));
    call.press("5");
    await call.turn(100);
    call.hangUp();
    expect(await ended).toEqual({ by: "caller", announcements: [] });
    await receptionist.firstOver;
    expect(receptionist.events).toEqual([
      { type: "mark", name: "greeting", cleared: false },
      { type: "key", digit: "5" },
      { type: "mark", name: "answer 1", cleared: false },
      { type: "closed", by: "caller" },
    ]);
    const [utterance] = call.utterances;
    expect(utterance?.responseMs).toBeGreaterThanOrEqual(PATIENCE_MS - 20);
    expect(utterance?.responseMs).toBeLessThan(PATIENCE_MS + 300);
    expect(call.warnings).toEqual([]);
    expect(faults()).toEqual([]);
    expect(receptionist.line()).toMatchObject({ callerNumber: FROM, calledNumber: TO });
  });

  test("comes to the same when every webhook is told twice, with a transfer that nobody takes", async () => {
    const { origin, receptionist, faults } = await openDesk();
    const exchange = networkExchange({ origin, clock: systemClock, repeats: true });
    const { call, ended } = await placeCall({
      exchange,
      clock: systemClock,
      from: FROM,
      to: TO,
      dialOutcomes: ["busy"],
    });
    await call.turn(50);
    call.press("0");
    await call.turn(1500);
    call.press("#");
    expect(await ended).toMatchObject({ by: "desk", rung: ["+914440002222"] });
    await receptionist.firstOver;
    expect(receptionist.events).toContainEqual({
      type: "mark",
      name: "back after busy",
      cleared: false,
    });
    expect(faults()).toEqual([]);
  });

  test("works signed, to a desk that knows itself by its public name only", async () => {
    const publicOrigin = "https://desk.example.com";
    const { origin, receptionist, faults } = await openDesk({
      authTokens: ["secret"],
      publicOrigin,
    });
    const { call, ended } = await ring(origin, { authToken: "secret", publicOrigin });
    await call.turn(50);
    call.press("#");
    expect(await ended).toEqual({ by: "desk", announcements: [] });
    await receptionist.firstOver;
    expect(receptionist.events.at(-1)).toEqual({ type: "closed", by: "desk" });
    expect(faults()).toEqual([]);
  });

  test("is lost at once when the connection dies, and the caller is told", async () => {
    const { origin, receptionist, faults } = await openDesk();
    const { call, ended } = await ring(origin);
    await call.turn(50);
    call.die();
    expect((await ended).announcements).toEqual([expect.stringMatching(/^I'm sorry/)]);
    await receptionist.firstOver;
    expect(receptionist.events.at(-1)?.type).toBe("lost");
    expect(faults()).toEqual(["stream-lost"]);
  });

  test("does not keep the server from closing", async () => {
    const { origin, server, receptionist } = await openDesk();
    const { call, ended } = await ring(origin);
    await call.turn(50);
    await server.close();
    await receptionist.firstOver;
    expect(receptionist.events.at(-1)?.type).toBe("lost");
    await expect(ended).rejects.toThrow("Nobody answered");
  });
});

describe("a call that is refused says why", () => {
  test("nobody there", async () => {
    await expect(ring("http://127.0.0.1:9")).rejects.toThrow(
      "Nobody answered at http://127.0.0.1:9",
    );
  });

  test("a wrong token", async () => {
    const publicOrigin = "https://desk.example.com";
    const { origin, faults } = await openDesk({ authTokens: ["secret"], publicOrigin });
    await expect(ring(origin, { authToken: "guess", publicOrigin })).rejects.toThrow(
      /403 .*This request isn't signed by Twilio for this desk/,
    );
    expect(faults()).toEqual(["refused"]);
  });

  test("the wrong public address", async () => {
    const publicOrigin = "https://desk.example.com";
    const { origin } = await openDesk({ authTokens: ["secret"], publicOrigin });
    const mistaken = { authToken: "secret", publicOrigin: "https://other.example.com" };
    await expect(ring(origin, mistaken)).rejects.toThrow(/403/);
  });
});

describe("webhooks", () => {
  test("a form without a CallSid gets 400, one sentence and one log line", async () => {
    const { origin, faults, lines } = await openDesk();
    expect(await post(`${origin}/incoming-call`, { From: FROM })).toEqual({
      status: 400,
      body: "This form has no CallSid, so there is no call to answer.\n",
    });
    expect(faults()).toEqual(["no-call-sid"]);
    expect(lines.join("")).not.toContain(FROM.slice(1));
  });

  test("an empty body is refused in the same way", async () => {
    const { origin } = await openDesk();
    const response = await fetch(`${origin}/incoming-call`, { method: "POST" });
    expect(response.status).toBe(400);
  });

  test("what is not a form is refused", async () => {
    const { origin } = await openDesk();
    const json = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    const response = await fetch(`${origin}/incoming-call`, json);
    expect(response.status).toBe(415);
  });

  test("strangers are refused on every path while there is no token", async () => {
    const { origin, webhooks } = await openDesk();
    for (const path of webhooks) {
      const forwarded = { "x-forwarded-for": "203.0.113.9" };
      const answer = await post(`${origin}${path}`, { CallSid: "CA1" }, forwarded);
      expect(answer.status).toBe(403);
      expect(answer.body).toMatch(/^Without TWILIO_AUTH_TOKEN .*\.\n$/);
    }
  });

  test("what nobody signed is refused on every path", async () => {
    const publicOrigin = "https://desk.example.com";
    const { origin, webhooks } = await openDesk({ authTokens: ["secret"], publicOrigin });
    const form = { CallSid: "CA1", MessageSid: "SM1", MessageStatus: "read", From: FROM, To: TO };
    const answers = webhooks.flatMap((path) => {
      const signature = getExpectedTwilioSignature("not ours", `${publicOrigin}${path}`, form);
      return [{}, { "x-twilio-signature": signature }].map(async (headers) => {
        const { status } = await post(`${origin}${path}`, form, headers);
        return `${path} ${status}`;
      });
    });
    const twice = ALL_WEBHOOKS.flatMap((path) => [`${path} 403`, `${path} 403`]);
    expect((await Promise.all(answers)).toSorted()).toEqual(twice);
  });

  test("every path is signed for itself", async () => {
    const publicOrigin = "https://desk.example.com";
    const { origin } = await openDesk({ authTokens: ["secret"], publicOrigin });
    const form = { CallSid: "CA1", CallStatus: "completed" };
    const signature = getExpectedTwilioSignature("secret", `${publicOrigin}/call-status`, form);
    const headers = { "x-twilio-signature": signature };
    expect((await post(`${origin}/call-status`, form, headers)).status).toBe(204);
    expect((await post(`${origin}/call-ended`, form, headers)).status).toBe(403);
  });

  test("a repeated webhook gets the same answer", async () => {
    const { origin } = await openDesk();
    const form = { CallSid: "CA1", From: FROM, To: TO };
    const token = { "i-twilio-idempotency-token": "same" };
    const first = await post(`${origin}/incoming-call`, form, token);
    expect(first.status).toBe(200);
    expect(await post(`${origin}/incoming-call`, form, token)).toEqual(first);
  });
});

describe("a socket that misbehaves leaves the other call untouched", () => {
  test.each<[string, (socket: WebSocket) => void, string]>([
    [
      "ten megabytes in one frame",
      (socket) => socket.send("x".repeat(10_000_000)),
      "frame-too-big",
    ],
    ["ten binary megabytes", (socket) => socket.send(Buffer.alloc(10_000_000)), "frame-too-big"],
  ])("%s", async (_what, misbehave, fault) => {
    const { origin, receptionist, faults } = await openDesk();
    const { call, ended } = await ring(origin);
    const socket = await openStream(origin, "CAbad");
    socket.on("error", () => undefined);
    const closed = closeCode(socket);
    misbehave(socket);
    expect([1006, 1009]).toContain(await closed);
    await call.turn(50);
    call.press("#");
    expect((await ended).by).toBe("desk");
    expect(faults()).toEqual([fault]);
    expect(receptionist.events.map(({ type }) => type)).toContain("lost");
  });

  test("nonsense is ignored and its own call goes on too", async () => {
    const { origin, receptionist, faults } = await openDesk();
    const socket = await openStream(origin, "CAbad");
    socket.send("not json");
    socket.send(Buffer.from([1, 2, 3]));
    socket.send('{"event":"weather"}');
    const dtmf = { track: "inbound_track", digit: "#" };
    socket.send(JSON.stringify({ event: "dtmf", streamSid: "MZ1", dtmf }));
    expect(await closeCode(socket)).toBe(1000);
    expect(faults()).toEqual(["not-json", "binary-frame", "unknown-event"]);
    expect(receptionist.events[0]).toEqual({ type: "key", digit: "#" });
  });

  test.each<[string, Record<string, string>, string]>([
    ["no token", {}, "no-token"],
    ["a wrong token", { token: "guess" }, "unknown-token"],
  ])("%s closes it", async (_what, parameters, fault) => {
    const { origin, faults, receptionist } = await openDesk();
    const socket = await openStream(origin, "CAbad", parameters);
    expect(await closeCode(socket)).toBe(1008);
    expect(faults()).toEqual([fault]);
    expect(receptionist.line()).toBeUndefined();
  });

  test("a second socket for a call is closed, and the first goes on", async () => {
    const { origin, faults } = await openDesk();
    const first = await openStream(origin, "CAone");
    await once(first, "message");
    const second = await openStream(origin, "CAone");
    expect(await closeCode(second)).toBe(1008);
    const dtmf = { track: "inbound_track", digit: "#" };
    first.send(JSON.stringify({ event: "dtmf", streamSid: "MZ1", dtmf }));
    expect(await closeCode(first)).toBe(1000);
    expect(faults()).toEqual(["used-token"]);
  });
});
