import { expect, test } from "vitest";
import { readConfig } from "../../config/config.ts";
import { LOOKED_UP_ON, PRICES } from "./price-list.ts";
import { sayCosts, sayPriceAge } from "./say-costs.ts";

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "secret",
};

test("what runs on this machine costs nothing", () => {
  expect(sayCosts(readConfig({}), [])).toBe(
    "A call costs nothing but electricity: everything runs on this machine.",
  );
  expect(sayCosts(readConfig({ SHERPA_MODEL_FOLDER: "models" }), ["deepgram"])).toMatch(
    /^A call costs nothing/u,
  );
});

test("the services that come first are added up, and each is named", () => {
  const config = readConfig({
    DEEPGRAM_API_KEY: "dg",
    OPENAI_API_KEY: "sk",
    ELEVENLABS_API_KEY: "el",
  });
  expect(sayCosts(config, [])).toBe(
    "A minute of a call costs about 4.5 US cents: deepgram/flux 0.65, openai/gpt-4.1-mini 1.1, elevenlabs/eleven_flash_v2_5 2.8.",
  );
  expect(sayCosts(config, ["deepgram"])).toContain(
    "Held by the voice agent deepgram-agent/gpt-4o-mini, it costs about 7.5 US cents.",
  );
});

test("a telephone line comes on top", () => {
  expect(sayCosts(readConfig(TWILIO), [])).toMatch(
    /costs nothing.*Twilio's line comes on top: 0\.85 cents for calls to a local number in the USA/u,
  );
});

test("what isn't known is said to be unknown", () => {
  const own = { MODEL_SERVER_URL: "http://localhost:11434/v1", MODEL_SERVER_MODEL: "llama3.2" };
  expect(sayCosts(readConfig(own), [])).toBe(
    "What openai-compatible/llama3.2 takes isn't known here.",
  );
  expect(sayCosts(readConfig({ ...own, DEEPGRAM_API_KEY: "dg", MODELS: "server" }), [])).toBe(
    "A minute of a call costs about 2.3 US cents: deepgram/flux 0.65, deepgram/aura-2 1.7. What openai-compatible/llama3.2 takes isn't known here.",
  );
});

test("an agent that a desk has chosen and that has no key costs nothing", () => {
  expect(sayCosts(readConfig({}), ["openai-realtime"])).toMatch(/^A call costs nothing/u);
});

test("prices older than half a year are said to be old", () => {
  expect(sayPriceAge(Date.parse("2027-05-21T12:00Z"))).toBe(
    "Prices of 21 November 2026, before tax; docs/cloud-services.md says how a minute is reckoned.",
  );
  expect(sayPriceAge(Date.parse("2027-05-22T12:00Z"))).toBe(
    "These prices are of 21 November 2026, more than six months old; look at the services' own pages (docs/cloud-services.md).",
  );
});

test("each price has its page, and none is stated after it was looked up", () => {
  const pages = [...PRICES.values()];
  expect(pages.filter(({ page }) => !URL.canParse(page))).toEqual([]);
  expect(pages.filter(({ statedOn = "" }) => statedOn > LOOKED_UP_ON)).toEqual([]);
});
