import fastify from "fastify";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import {
  MEDIA_STREAM_PATH,
  twilioChannel,
  type MessageHandler,
} from "../../src/channels/twilio/index.ts";
import {
  leaveUnanswered,
  networkExchange,
  placeCall,
} from "../../src/channels/twilio/simulator/index.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import { toneReceptionist } from "../../src/channels/twilio/testing/tone-receptionist.ts";
import { refuseUnclaimedUpgrades } from "../../src/http/refuse-unclaimed-upgrades.ts";
import { TwilioDialler } from "../../src/providers/twilio/index.ts";
import { RestStandIn } from "../../src/providers/twilio/testing/rest-stand-in.ts";

const CUSTOMER = "+919840012345";
const OURS = "+914440001111";
const PUBLIC = "https://desk.example.com";
const TOKEN = "secret";
const CALL = { callId: "call_1", to: CUSTOMER, from: OURS, longestCallMs: 300_000 };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A desk that makes one call, `call_1`, and keeps what it is told. */
async function openDesk(onMessage?: MessageHandler) {
  const log = readableLogger();
  const receptionist = toneReceptionist(systemClock);
  const told: unknown[] = [];
  const server = fastify();
  refuseUnclaimedUpgrades(server, [MEDIA_STREAM_PATH]);
  await twilioChannel(server, {
    authTokens: [TOKEN],
    publicOrigin: PUBLIC,
    clock: systemClock,
    logger: log.logger,
    onCall: receptionist.onCall,
    outgoing: {
      admit: (callId) =>
        Promise.resolve(
          callId === CALL.callId ? { ok: true } : { ok: false, sentence: "That is settled." },
        ),
      told: (callId, { ended, machine }) =>
        Promise.resolve(
          void told.push([callId, { ...(ended && { ended }), ...(machine && { machine }) }]),
        ),
    },
    ...(onMessage && { onMessage }),
  });
  const origin = await server.listen({ port: 0, host: "127.0.0.1" });
  closers.push(() => server.close());
  const exchange = networkExchange({
    origin,
    publicOrigin: PUBLIC,
    authToken: TOKEN,
    clock: systemClock,
  });
  return { origin, exchange, receptionist, told, ...log };
}

/** Posts what Twilio posts, signed as it signs: over the address that it was given. */
async function post(
  origin: string,
  path: string,
  form: Record<string, string>,
  signedPath: string | null = path,
) {
  const signature =
    signedPath === null
      ? {}
      : { "x-twilio-signature": getExpectedTwilioSignature(TOKEN, `${PUBLIC}${signedPath}`, form) };
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: signature,
  });
  return { status: response.status, body: await response.text() };
}

const ANSWERED = { CallSid: "CA1", From: OURS, To: CUSTOMER, CallStatus: "in-progress" };

describe("a call that the desk makes", () => {
  test("is asked for over Twilio's API, and goes on at the addresses given there", async () => {
    const { exchange, receptionist, told, faults } = await openDesk();
    await using twilio = await RestStandIn.open({ publicOrigin: PUBLIC });
    const { signal } = new AbortController();
    expect(await new TwilioDialler(twilio.account).ring(CALL, { signal })).toMatchObject({
      status: "sent",
    });
    const [asked] = twilio.calls;
    expect(asked?.form.get("Url")).toBe(`${exchange.origin}/outgoing-call?call=call_1`);
    const { call, ended } = await placeCall({
      exchange,
      clock: systemClock,
      from: asked?.form.get("To") ?? "",
      to: asked?.form.get("From") ?? "",
      outgoing: {
        callId: CALL.callId,
        answeredBy: { verdict: "machine_end_beep", afterMs: 300 },
        tellsLate: true,
      },
    });
    await call.turn(400);
    call.press("#");
    await ended;
    await receptionist.firstOver;
    expect(receptionist.line()).toMatchObject({
      outgoing: { callId: CALL.callId },
      callerNumber: CUSTOMER,
      calledNumber: OURS,
    });
    expect(receptionist.events).toContainEqual({ type: "machine-answered", takesMessage: true });
    expect(told).toEqual([
      [CALL.callId, { machine: "voicemail" }],
      [CALL.callId, { ended: "completed" }],
      [CALL.callId, {}],
      [CALL.callId, {}],
    ]);
    expect(faults()).toEqual([]);
  });

  test.each([
    ["busy", "busy"],
    ["no-answer", "no-answer"],
    ["failed", "failed"],
    ["canceled", "failed"],
  ] as const)("that ends as %s is told as %s", async (status, ended) => {
    const { exchange, told } = await openDesk();
    await leaveUnanswered(exchange, { callId: "call_1", from: CUSTOMER, to: OURS, status });
    expect(told).toEqual([
      ["call_1", {}],
      ["call_1", {}],
      ["call_1", { ended }],
    ]);
  });

  test("gets the same stream when Twilio repeats its question, and none when it rings a second time", async () => {
    const { origin } = await openDesk();
    const path = "/outgoing-call?call=call_1";
    const first = await post(origin, path, ANSWERED);
    expect(first.body).toMatch(/<Connect .*<Parameter name="token"/u);
    expect(await post(origin, path, ANSWERED)).toEqual(first);
    const second = await post(origin, path, { ...ANSWERED, CallSid: "CA2" });
    expect(second.body).toContain("<Response><Hangup/></Response>");
  });

  test("is told why it came when nothing is left to be said", async () => {
    const { origin } = await openDesk();
    const { body } = await post(origin, "/outgoing-call?call=call_old", ANSWERED);
    expect(body).toContain("<Say>That is settled.</Say><Hangup/>");
  });

  test("is nobody's who isn't Twilio, nor another call's than the address says that was signed", async () => {
    const { origin, told } = await openDesk();
    const paths = [
      "/outgoing-call?call=call_1",
      "/call-status?call=call_1",
      "/call-answered-by?call=call_1",
    ];
    for (const path of paths) {
      expect((await post(origin, path, ANSWERED, null)).status).toBe(403);
      const other = path.replace("call_1", "call_2");
      expect((await post(origin, path, ANSWERED, other)).status).toBe(403);
    }
    expect(told).toEqual([]);
  });

  test.each([
    ["human", []],
    ["unknown", []],
    ["machine_start", []],
    ["machine_end_other", [["call_1", { machine: "voicemail" }]]],
    ["fax", [["call_1", { machine: "fax" }]]],
  ])("taken by %s tells no more than that", async (verdict, expected) => {
    const { origin, told } = await openDesk();
    const form = { ...ANSWERED, AnsweredBy: verdict };
    expect((await post(origin, "/call-answered-by?call=call_1", form)).status).toBe(204);
    expect(told).toEqual(expected);
  });
});

describe("a message that a customer writes", () => {
  const MESSAGE = { MessageSid: "SM1", From: CUSTOMER, To: OURS, Body: "Yes" };

  test("is answered with the handler's words, once however often the webhook comes", async () => {
    const seen: unknown[] = [];
    const { origin } = await openDesk((message) => {
      seen.push(message);
      return Promise.resolve("See you at 3 <pm> & thanks");
    });
    const first = await post(origin, "/sms", MESSAGE);
    expect(first.body).toContain("<Message>See you at 3 &lt;pm&gt; &amp; thanks</Message>");
    expect(await post(origin, "/sms", MESSAGE)).toEqual(first);
    expect(seen).toEqual([
      {
        messageSid: "SM1",
        channel: "sms",
        from: CUSTOMER,
        to: OURS,
        text: "Yes",
        isAnswered: false,
      },
    ]);
  });

  test("comes by WhatsApp too, with what was tapped before what is written on the button", async () => {
    const seen: unknown[] = [];
    const { origin } = await openDesk((message) => {
      seen.push([message.channel, message.from, message.text]);
      return Promise.resolve(undefined);
    });
    const form = {
      ...MESSAGE,
      From: `whatsapp:${CUSTOMER}`,
      To: `whatsapp:${OURS}`,
      Body: "I'll be there",
      ButtonPayload: "YES",
    };
    const { body } = await post(origin, "/whatsapp", form);
    expect(body).toContain("<Response/>");
    expect(seen).toEqual([["whatsapp", CUSTOMER, "YES"]]);
  });

  test("is handled again when the first try broke", async () => {
    let tries = 0;
    const { origin } = await openDesk(() => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new Error("the database is busy"))
        : Promise.resolve("Ok");
    });
    expect((await post(origin, "/sms", MESSAGE)).status).toBe(500);
    expect((await post(origin, "/sms", MESSAGE)).body).toContain("<Message>Ok</Message>");
  });

  test("is refused from anybody but Twilio, and from no number", async () => {
    let seen = 0;
    const { origin } = await openDesk(() => Promise.resolve(String((seen += 1))));
    expect((await post(origin, "/sms", MESSAGE, null)).status).toBe(403);
    expect((await post(origin, "/sms", { ...MESSAGE, Body: "x" }, "/whatsapp")).status).toBe(403);
    const withheld = await post(origin, "/sms", { ...MESSAGE, From: "AMAZON" });
    expect(withheld).toEqual({
      status: 400,
      body: "This message comes from no telephone number.\n",
    });
    expect(seen).toBe(0);
  });
});
