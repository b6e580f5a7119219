import { expect, test } from "vitest";
import { checkAccount } from "./check-account.ts";
import { RestStandIn } from "./testing/rest-stand-in.ts";

const { signal } = new AbortController();

test("an account that works is found to, and whether it is a trial", async () => {
  await using twilio = await RestStandIn.open();
  expect(await checkAccount(twilio.account, { signal })).toEqual({ ok: true, isTrial: false });
  twilio.status = { status: "active", type: "Trial" };
  expect(await checkAccount(twilio.account, { signal })).toEqual({ ok: true, isTrial: true });
});

test("what is wrong with it is told apart: the token, the account, the way there", async () => {
  await using twilio = await RestStandIn.open();
  const wrong = { ...twilio.account, authToken: "wrong" };
  expect(await checkAccount(wrong, { signal })).toEqual({ ok: false, reason: "not-authorised" });
  twilio.status = { status: "suspended", type: "Full" };
  expect(await checkAccount(twilio.account, { signal })).toEqual({
    ok: false,
    reason: "not-active",
  });
  const { account } = twilio;
  await twilio[Symbol.asyncDispose]();
  expect(await checkAccount(account, { signal })).toEqual({ ok: false, reason: "unreachable" });
});
