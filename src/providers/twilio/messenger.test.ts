import { describe, expect, test } from "vitest";
import type { OutboundMessage } from "../../ports/messenger.ts";
import { TwilioMessenger } from "./messenger.ts";
import { RestStandIn, type Mishap } from "./testing/rest-stand-in.ts";

const { signal } = new AbortController();

const message: OutboundMessage = {
  key: "reminder:1",
  channel: "sms",
  to: "+919840123456",
  text: "GlamDesk: your haircut is tomorrow at 3 PM.",
};

test("an SMS is sent from the installation's number, and answers Twilio's id", async () => {
  await using twilio = await RestStandIn.open();
  const sent = await new TwilioMessenger(twilio.account).send(message, { signal });
  const [taken] = twilio.messages;
  expect(sent).toEqual({ status: "sent", carrierId: taken?.sid });
  expect(Object.fromEntries(taken?.form ?? [])).toEqual({
    To: message.to,
    From: twilio.account.fromNumber,
    Body: message.text,
    StatusCallback: "https://desk.example.com/message-status?message=reminder%3A1",
  });
});

test("a template goes out in place of the words, with what fills it", async () => {
  await using twilio = await RestStandIn.open();
  const template = {
    id: "HX0123456789abcdef0123456789abcdef",
    variables: { "1": "Anita", "2": "haircut" },
  };
  const whatsapp = { ...message, channel: "whatsapp", template } as const;
  await new TwilioMessenger(twilio.account).send(whatsapp, { signal });
  const [taken] = twilio.messages;
  expect(taken?.form.get("ContentSid")).toBe(template.id);
  expect(JSON.parse(taken?.form.get("ContentVariables") ?? "")).toEqual(template.variables);
  expect(taken?.form.has("Body")).toBe(false);
});

test("without a public address nobody is asked to tell us what became of it", async () => {
  await using twilio = await RestStandIn.open();
  const { publicOrigin: _, ...account } = twilio.account;
  await new TwilioMessenger(account).send(message, { signal });
  expect(twilio.messages[0]?.form.has("StatusCallback")).toBe(false);
});

test("a desk's own number goes before the installation's", async () => {
  await using twilio = await RestStandIn.open();
  await new TwilioMessenger(twilio.account).send({ ...message, from: "+914440001111" }, { signal });
  expect(twilio.messages[0]?.form.get("From")).toBe("+914440001111");
});

test("a WhatsApp message goes from the WhatsApp sender, whatever number the desk has", async () => {
  await using twilio = await RestStandIn.open();
  const whatsapp = { ...message, channel: "whatsapp", from: "+914440001111" } as const;
  await new TwilioMessenger(twilio.account).send(whatsapp, { signal });
  expect(twilio.messages[0]?.form.get("From")).toBe("whatsapp:+15005550007");
  expect(twilio.messages[0]?.form.get("To")).toBe("whatsapp:+919840123456");
});

test("without a number to write from nothing is sent", async () => {
  await using twilio = await RestStandIn.open();
  const { fromNumber: _, whatsappNumber: __, ...account } = twilio.account;
  const messenger = new TwilioMessenger(account);
  expect(messenger.channels).toEqual(["sms"]);
  expect(await messenger.send(message, { signal })).toEqual({
    status: "refused",
    reason: "no-sender",
  });
  expect(twilio.attempts).toBe(0);
});

describe("what became of it", () => {
  const cases: readonly (readonly [string, Mishap, object])[] = [
    [
      "too many requests are certainly unsent",
      { kind: "error", status: 429, code: 20_429, retryAfterS: 2 },
      { status: "unsent", reason: "rate-limit", retryAfterMs: 2000 },
    ],
    [
      "a fault of the server leaves it open",
      { kind: "error", status: 503, code: 20_500 },
      { status: "unknown", reason: "server-fault" },
    ],
    [
      "a connection that breaks leaves it open",
      { kind: "cut" },
      { status: "unknown", reason: "no-answer" },
    ],
    [
      "a number that is none is refused",
      { kind: "error", status: 400, code: 21_614 },
      { status: "refused", reason: "invalid-number" },
    ],
    [
      "a refusal nobody knows keeps Twilio's code",
      { kind: "error", status: 400, code: 30_999 },
      { status: "refused", reason: "twilio-30999" },
    ],
  ];
  test.each(cases)("%s", async (_, mishap, outcome) => {
    await using twilio = await RestStandIn.open();
    twilio.mishaps.push(mishap);
    const result = await new TwilioMessenger(twilio.account).send(message, { signal });
    expect(result).toEqual(outcome);
    expect(twilio.attempts).toBe(1);
  });

  test("somebody who wrote STOP is refused as opted out", async () => {
    await using twilio = await RestStandIn.open();
    twilio.optedOut.add(message.to);
    const result = await new TwilioMessenger(twilio.account).send(message, { signal });
    expect(result).toEqual({ status: "refused", reason: "opted-out" });
  });

  test("a wrong token sends nothing, and may be tried again once it is right", async () => {
    await using twilio = await RestStandIn.open();
    const messenger = new TwilioMessenger({ ...twilio.account, authToken: "wrong" });
    const result = await messenger.send(message, { signal });
    expect(result).toEqual({ status: "unsent", reason: "not-authorised" });
  });

  test("a carrier that isn't there got nothing", async () => {
    const gone = await RestStandIn.open();
    await gone[Symbol.asyncDispose]();
    const result = await new TwilioMessenger(gone.account).send(message, { signal });
    expect(result).toEqual({ status: "unsent", reason: "unreachable" });
  });

  test("what is broken off in the middle is left open", async () => {
    await using twilio = await RestStandIn.open();
    const stop = AbortSignal.abort(new Error("closing"));
    const result = await new TwilioMessenger(twilio.account).send(message, { signal: stop });
    expect(result).toEqual({ status: "unknown", reason: "no-answer" });
  });
});

describe("a message whose answer got lost", () => {
  test("is found by its text and its number", async () => {
    await using twilio = await RestStandIn.open();
    const messenger = new TwilioMessenger(twilio.account);
    const fromMs = Date.now();
    twilio.mishaps.push({ kind: "lost" });
    expect(await messenger.send(message, { signal })).toMatchObject({ status: "unknown" });
    const found = await messenger.find(message, { fromMs, signal });
    expect(found).toEqual({ carrierId: twilio.messages[0]?.sid });
  });

  test("is not taken for another text, an older one or one that came in", async () => {
    const clock = { nowMs: Date.now() };
    await using twilio = await RestStandIn.open({ nowMs: () => clock.nowMs });
    const messenger = new TwilioMessenger(twilio.account);
    await messenger.send(message, { signal });
    clock.nowMs += 3_600_000;
    await messenger.send({ ...message, text: "Another." }, { signal });
    const { fromNumber = "" } = twilio.account;
    twilio.receive("messages", { To: message.to, From: fromNumber, Body: message.text });
    const found = await messenger.find(message, { fromMs: clock.nowMs, signal });
    expect(found).toBeUndefined();
  });

  test("is found by its time where its words were a template's", async () => {
    await using twilio = await RestStandIn.open();
    const messenger = new TwilioMessenger(twilio.account);
    const template = { id: "HX0123456789abcdef0123456789abcdef", variables: {} };
    const whatsapp = { ...message, channel: "whatsapp", template } as const;
    const fromMs = Date.now();
    twilio.mishaps.push({ kind: "lost" });
    await messenger.send(whatsapp, { signal });
    expect(await messenger.find(whatsapp, { fromMs, signal })).toEqual({
      carrierId: twilio.messages[0]?.sid,
    });
  });

  test("stays open when Twilio can't be asked", async () => {
    const gone = await RestStandIn.open();
    await gone[Symbol.asyncDispose]();
    const messenger = new TwilioMessenger(gone.account);
    await expect(messenger.find(message, { fromMs: 0, signal })).rejects.toThrow("ECONNREFUSED");
  });
});
