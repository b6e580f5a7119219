import { expect, test } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { checkAccount } from "./check-account.ts";
import { SlackStandIn } from "./testing/slack-stand-in.ts";

const options = { clock: systemClock, signal: new AbortController().signal };

test("an app that works is found to, with what it still has to be allowed", async () => {
  await using slack = await SlackStandIn.open();
  expect(await checkAccount(slack.account, options)).toEqual({
    ok: true,
    workspace: "Acme",
    missing: [],
  });
  slack.scopes.delete("users:read.email");
  slack.scopes.delete("im:history");
  expect(await checkAccount(slack.account, options)).toMatchObject({
    missing: ["im:history", "users:read.email"],
  });
});

test("what is wrong with it is told apart: either token, Socket Mode, the app, the way there", async () => {
  await using slack = await SlackStandIn.open();
  const { account } = slack;
  const swapped = { ...account, botToken: account.appToken };
  const wrongApp = { ...account, appToken: "xapp-wrong" };
  expect(await checkAccount(swapped, options)).toEqual({ ok: false, reason: "bot-token" });
  expect(await checkAccount(wrongApp, options)).toEqual({ ok: false, reason: "app-token" });
  const { appToken: _, ...byHttp } = wrongApp;
  expect(await checkAccount(byHttp, options)).toMatchObject({ ok: true });
  slack.isSocketModeOn = false;
  expect(await checkAccount(account, options)).toEqual({ ok: false, reason: "app-token" });
  slack.isActive = false;
  expect(await checkAccount(account, options)).toEqual({ ok: false, reason: "not-active" });
  await slack[Symbol.asyncDispose]();
  expect(await checkAccount(account, options)).toEqual({ ok: false, reason: "unreachable" });
});
