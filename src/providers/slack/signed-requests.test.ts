import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { receiveSigned } from "./signed-requests.ts";
import { NOTICE, openSlack } from "./testing/open-slack.ts";

const { signal } = new AbortController();
const nothing = () => Promise.resolve();

/** Slack's own example of the algorithm, computed with its published helper. */
const VECTOR = {
  signingSecret: "8f742231b10e8888abcd99yyyzzz85a5",
  headers: {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": "1700000000",
    "x-slack-signature": "v0=cddb1b90c3764799fa0796bdab37ea930b70cc398e12370c415cfc535b0c4432",
  },
  body: Buffer.from("payload=%7B%7D"),
};

describe("a signature", () => {
  const { signingSecret, headers, body } = VECTOR;
  const atMs = 1_700_000_000_000;
  async function statusOf(
    change: {
      readonly headers?: Record<string, string>;
      readonly body?: Buffer;
      readonly nowMs?: number;
      readonly signingSecret?: string;
    } = {},
  ): Promise<number> {
    const { status } = await receiveSigned(
      { headers: { ...headers, ...change.headers }, body: change.body ?? body },
      {
        signingSecret: change.signingSecret ?? signingSecret,
        nowMs: change.nowMs ?? atMs,
        hear: nothing,
      },
    );
    return status;
  }

  test("that Slack made is taken, up to five minutes in either direction", async () => {
    expect(await statusOf()).toBe(200);
    expect(await statusOf({ nowMs: atMs + 300_000 })).toBe(200);
    expect(await statusOf({ nowMs: atMs - 300_000 })).toBe(200);
  });

  test("is refused when it is old, from the future, of another body, secret or time, or not there", async () => {
    const refused = [
      { nowMs: atMs + 301_000 },
      { nowMs: atMs - 301_000 },
      { body: Buffer.from("payload=%7B%7d") },
      { signingSecret: "another_secret_of_the_app" },
      { headers: { "x-slack-request-timestamp": "1700000001" } },
      { headers: { "x-slack-request-timestamp": "1700000000.0" } },
      { headers: { "x-slack-request-timestamp": "" } },
      { headers: { "x-slack-signature": "" } },
      { headers: { "x-slack-signature": headers["x-slack-signature"].slice(0, -1) } },
      { headers: { "x-slack-signature": headers["x-slack-signature"].toUpperCase() } },
    ];
    for (const change of refused) expect(await statusOf(change)).toBe(401);
  });
});

test("without a signing secret nothing is taken", async () => {
  const { headers, body } = VECTOR;
  const options = { signingSecret: undefined, nowMs: 1_700_000_000_000, hear: nothing };
  expect(await receiveSigned({ headers, body }, options)).toMatchObject({ status: 404 });
});

test("Slack's check of the address is answered, also before anybody listens", async () => {
  await using opened = await openSlack({ way: "http" });
  const challenge = opened.slack.sign({ type: "url_verification", challenge: "3eZbrw1aBm2rZgRN" });
  expect(await opened.chat.receive(challenge)).toEqual({ status: 200, text: "3eZbrw1aBm2rZgRN" });
  const other = opened.slack.sign({ type: "event_callback" });
  expect(await opened.chat.receive(other)).toMatchObject({ status: 503 });
});

test("a request that is sent again within five minutes does nothing again", async () => {
  const clock = new VirtualClock(Date.UTC(2026, 10, 23, 9));
  await using opened = await openSlack({ way: "http", clock });
  const { slack, chat } = opened;
  let heard = 0;
  await using _listening = await opened.hear(async () => {
    await Promise.resolve();
    heard += 1;
    return "You answered.";
  });
  await chat.post(NOTICE, { signal });
  const pressed = slack.sign(slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "wait"));
  for (let time = 0; time < 3; time += 1)
    expect(await chat.receive(pressed)).toEqual({ status: 200, text: "" });
  await clock.advance(299_000);
  expect(await chat.receive(pressed)).toMatchObject({ status: 200 });
  expect(heard).toBe(1);
  await clock.advance(2000);
  expect(await chat.receive(pressed)).toMatchObject({ status: 401 });
});

test("what isn't a payload is refused in a sentence", async () => {
  await using opened = await openSlack({ way: "http" });
  const { slack, chat } = opened;
  const signed = slack.sign({ type: "block_actions" });
  const asJson = { ...signed, headers: { ...signed.headers, "content-type": "application/json" } };
  expect(await chat.receive(asJson)).toEqual({
    status: 400,
    text: "This request holds no payload.",
  });
});
