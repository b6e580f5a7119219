import { expect, test } from "vitest";
import type { OutboundCall } from "../../ports/dialler.ts";
import { TwilioDialler } from "./dialler.ts";
import { RestStandIn } from "./testing/rest-stand-in.ts";

const { signal } = new AbortController();

const call: OutboundCall = {
  callId: "call_reminder1",
  to: "+919840123456",
  longestCallMs: 300_000,
};

test("a call is made with our id in every webhook, and a machine looked out for while we talk", async () => {
  await using twilio = await RestStandIn.open();
  const rung = await new TwilioDialler(twilio.account).ring(call, { signal });
  const [taken] = twilio.calls;
  expect(rung).toEqual({ status: "sent", carrierId: taken?.sid });
  expect(taken?.form.getAll("StatusCallbackEvent")).toEqual([
    "initiated",
    "ringing",
    "answered",
    "completed",
  ]);
  expect(Object.fromEntries(taken?.form ?? [])).toMatchObject({
    To: call.to,
    From: twilio.account.fromNumber,
    Url: "https://desk.example.com/outgoing-call?call=call_reminder1",
    StatusCallback: "https://desk.example.com/call-status?call=call_reminder1",
    AsyncAmdStatusCallback: "https://desk.example.com/call-answered-by?call=call_reminder1",
    MachineDetection: "DetectMessageEnd",
    AsyncAmd: "true",
    TimeLimit: "300",
  });
});

test("without a public address nobody is rung, because Twilio could ask nobody what to say", async () => {
  await using twilio = await RestStandIn.open();
  const { publicOrigin: _, ...account } = twilio.account;
  const rung = await new TwilioDialler(account).ring(call, { signal });
  expect(rung).toEqual({ status: "refused", reason: "no-public-origin" });
  expect(twilio.attempts).toBe(0);
});

test("a call whose answer got lost is found, and rung once", async () => {
  await using twilio = await RestStandIn.open();
  const dialler = new TwilioDialler(twilio.account);
  twilio.mishaps.push({ kind: "lost" });
  const fromMs = Date.now();
  expect(await dialler.ring(call, { signal })).toMatchObject({ status: "unknown" });
  expect(await dialler.find(call, { fromMs, signal })).toEqual({
    carrierId: twilio.calls[0]?.sid,
  });
  expect(twilio.attempts).toBe(1);
});

test("a call that the customer made, or that was made to somebody else, is none of ours", async () => {
  await using twilio = await RestStandIn.open();
  const dialler = new TwilioDialler(twilio.account);
  twilio.receive("calls", { To: call.to, From: "+15005550006" });
  await dialler.ring({ ...call, to: "+919840999999" }, { signal });
  expect(await dialler.find(call, { fromMs: Date.now(), signal })).toBeUndefined();
});
