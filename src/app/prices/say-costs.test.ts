import { expect, test } from "vitest";
import { readConfig } from "../../config/config.ts";
import { LOOKED_UP_ON, PRICES } from "./price-list.ts";
import { sayCosts } from "./say-costs.ts";

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "secret",
};

const NOW_MS = Date.parse("2026-12-01T12:00Z");
const FREE = "A call costs nothing but electricity: everything runs on this machine.";
const DATED =
  "Prices of 21 November 2026, before tax; docs/cloud-services.md says how a minute is reckoned.";

test("what runs on this machine costs nothing", () => {
  expect(sayCosts(readConfig({}), [], NOW_MS)).toEqual([FREE]);
  const sherpa = readConfig({ SHERPA_MODEL_FOLDER: "models" });
  expect(sayCosts(sherpa, ["deepgram"], NOW_MS)).toEqual([FREE]);
});

test("the services that come first are added up, and each is named", () => {
  const config = readConfig({
    DEEPGRAM_API_KEY: "dg",
    OPENAI_API_KEY: "sk",
    ELEVENLABS_API_KEY: "el",
  });
  const total =
    "A minute of a call costs about 4.5 US cents: deepgram/flux 0.65, openai/gpt-4.1-mini 1.1, elevenlabs/eleven_flash_v2_5 2.8.";
  expect(sayCosts(config, [], NOW_MS)).toEqual([total, DATED]);
  expect(sayCosts(config, ["deepgram", "openai-realtime"], NOW_MS)).toEqual([
    total,
    "Held by the voice agent deepgram-agent/gpt-4o-mini, it costs about 7.5 US cents.",
    "Held by the voice agent openai-realtime/gpt-realtime, it costs about 6.4 US cents.",
    DATED,
  ]);
});

test("a telephone line comes on top", () => {
  expect(sayCosts(readConfig(TWILIO), [], NOW_MS)).toEqual([
    FREE,
    expect.stringContaining("comes on top: 0.85 cents for calls to a local number in the USA"),
    DATED,
  ]);
});

test("what isn't known is said to be unknown", () => {
  const own = { MODEL_SERVER_URL: "http://localhost:11434/v1", MODEL_SERVER_MODEL: "llama3.2" };
  const unknown = "What openai-compatible/llama3.2 takes isn't known here.";
  expect(sayCosts(readConfig(own), [], NOW_MS)).toEqual([unknown, DATED]);
  const mixed = readConfig({ ...own, DEEPGRAM_API_KEY: "dg", MODELS: "server" });
  expect(sayCosts(mixed, [], NOW_MS)).toEqual([
    "A minute of a call costs about 2.3 US cents: deepgram/flux 0.65, deepgram/aura-2 1.7.",
    unknown,
    DATED,
  ]);
});

test("prices older than half a year are said to be old", () => {
  const config = readConfig(TWILIO);
  expect(sayCosts(config, [], Date.parse("2027-05-21T12:00Z")).at(-1)).toBe(DATED);
  expect(sayCosts(config, [], Date.parse("2027-05-22T12:00Z")).at(-1)).toBe(
    "These prices are of 21 November 2026, more than six months old; look at the services' own pages (docs/cloud-services.md).",
  );
});

test("each price has its page, and none is stated after it was looked up", () => {
  const pages = [...PRICES.values()];
  expect(pages.filter(({ page }) => !URL.canParse(page))).toEqual([]);
  expect(pages.filter(({ statedOn = "" }) => statedOn > LOOKED_UP_ON)).toEqual([]);
});
