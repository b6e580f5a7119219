import { expect, test } from "vitest";
import { ConfigError } from "./config-error.ts";
import { readConfig } from "./config.ts";

const BOT = "xoxb-1-2-abc";
const APP = "xapp-1-A0-2-abc";
const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

function faultsOf(variables: Record<string, string>): readonly string[] {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test("Slack is set up with a bot's token and one way for answers to come", () => {
  const bot = { SLACK_BOT_TOKEN: BOT };
  expect(readConfig({ ...bot, SLACK_APP_TOKEN: APP }).slack).toEqual({
    botToken: BOT,
    appToken: APP,
  });
  const all = {
    ...bot,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_FRONT_DESK_CHANNEL: "C0123456789",
    SLACK_API_URL: "http://127.0.0.1:4012/api/",
  };
  expect(readConfig(all).slack).toEqual({
    botToken: BOT,
    signingSecret: SECRET,
    frontDeskChannel: "C0123456789",
    apiUrl: "http://127.0.0.1:4012/api/",
  });
  expect(readConfig({}).slack).toBeUndefined();
});

test("half of it is refused with what is missing", () => {
  expect(faultsOf({ SLACK_BOT_TOKEN: BOT })).toEqual([
    "SLACK_APP_TOKEN is missing; without it, or SLACK_SIGNING_SECRET instead, what hosts answer in Slack doesn't arrive.",
  ]);
  expect(faultsOf({ SLACK_APP_TOKEN: APP })).toEqual([
    "SLACK_BOT_TOKEN is missing; SLACK_APP_TOKEN can't be used without it, so set it too or take it out.",
  ]);
  expect(faultsOf({ SLACK_APP_TOKEN: APP, SLACK_FRONT_DESK_CHANNEL: "C0123456789" })).toEqual([
    "SLACK_BOT_TOKEN is missing; SLACK_APP_TOKEN and SLACK_FRONT_DESK_CHANNEL can't be used without it, so set it too or take them out.",
  ]);
});

test("tokens in each other's place, and a channel's name for its id, are told apart without showing a secret", () => {
  const faults = faultsOf({
    SLACK_BOT_TOKEN: APP,
    SLACK_APP_TOKEN: BOT,
    SLACK_FRONT_DESK_CHANNEL: "#front-desk",
  });
  expect(faults).toEqual([
    "SLACK_BOT_TOKEN can't be used; write the bot token, which begins with xoxb-.",
    "SLACK_APP_TOKEN can't be used; write the app-level token, which begins with xapp-.",
    `SLACK_FRONT_DESK_CHANNEL is "#front-desk"; write the channel's id, such as C0123456789, which stands at the bottom of the channel's details.`,
  ]);
});
