import fastify from "fastify";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterEach, describe, expect, test } from "vitest";
import { answeredWebhooks } from "../../src/app/answered-webhooks.ts";
import { sharedCalls } from "../../src/app/shared-calls.ts";
import { systemClock } from "../../src/base/clock.ts";
import {
  twilioChannel,
  type AnsweredWebhooks,
  type DeliveryNews,
} from "../../src/channels/twilio/index.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import type { Database } from "../../src/store/database.ts";
import { freshDatabase } from "../../src/store/testing/fresh-database.ts";

const PUBLIC = "https://desk.example.com";
const TOKEN = "secret";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** What the servers of one desk were asked to do. */
interface Done {
  readonly messages: string[];
  readonly news: DeliveryNews[];
  readonly told: string[];
}

/** One of several servers on a database; `fails` says how often its work breaks first. */
async function openServer(
  database: Database,
  done: Done,
  {
    fails = { times: 0 },
    answered = answeredWebhooks({ database, clock: systemClock }),
  }: { readonly fails?: { times: number }; readonly answered?: AnsweredWebhooks } = {},
) {
  const server = fastify();
  const { logger } = readableLogger();
  await twilioChannel(server, {
    authTokens: [TOKEN],
    publicOrigin: PUBLIC,
    clock: systemClock,
    logger,
    onCall: () => undefined,
    shared: sharedCalls({ database, clock: systemClock }),
    answered,
    outgoing: {
      admit: () => Promise.resolve({ ok: true }),
      told: (callId) => Promise.resolve(void done.told.push(callId)),
    },
    onMessage: (message) => {
      if (fails.times > 0) {
        fails.times -= 1;
        return isFull();
      }
      done.messages.push(message.text);
      return Promise.resolve(`You wrote ${message.text}.`);
    },
    onDelivery: (news) => Promise.resolve(void done.news.push(news)),
  });
  closers.push(() => server.close());
  return {
    /** Posts what Twilio posts, and signs it. */
    async post(path: string, form: Record<string, string>, idempotencyToken?: string) {
      const response = await server.inject({
        method: "POST",
        url: path,
        payload: new URLSearchParams(form).toString(),
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "x-twilio-signature": getExpectedTwilioSignature(TOKEN, `${PUBLIC}${path}`, form),
          ...(idempotencyToken !== undefined && { "i-twilio-idempotency-token": idempotencyToken }),
        },
      });
      return { status: response.statusCode, body: response.body };
    },
  };
}

function isFull(): Promise<never> {
  return Promise.reject(new Error("the disk is full"));
}

async function openServers(fails = { times: 0 }) {
  const database = await freshDatabase();
  closers.push(() => database[Symbol.asyncDispose]());
  const done: Done = { messages: [], news: [], told: [] };
  const first = await openServer(database, done, { fails });
  const second = await openServer(database, done);
  return { database, done, first, second };
}

const CALL = { CallSid: "CA1", From: "+919840012345", To: "+914440001111", CallStatus: "ringing" };
const TEXT = { MessageSid: "SM1", From: "+919840012345", To: "+914440001111", Body: "hello" };

describe("a webhook that Twilio repeats at another server", () => {
  test.each([
    ["/incoming-call", CALL],
    ["/outgoing-call?call=call_1", CALL],
    ["/sms", TEXT],
    ["/whatsapp", { ...TEXT, From: "whatsapp:+919840012345" }],
    ["/call-status?call=call_1", { ...CALL, CallStatus: "busy" }],
    ["/message-status?message=reminder%3A1", { MessageSid: "SM1", MessageStatus: "delivered" }],
  ])("%s is done once and answered the same", async (path, form) => {
    const { done, first, second } = await openServers();
    const answer = await first.post(path, form, "token-1");
    expect(answer.status).toBeLessThan(300);
    expect(await second.post(path, form, "token-1")).toEqual(answer);
    expect(await first.post(path, form, "token-1")).toEqual(answer);
    const { messages, news, told } = done;
    expect(messages.length + news.length + told.length).toBeLessThanOrEqual(1);
  });

  test("at the same moment is done once", async () => {
    const { done, first, second } = await openServers();
    const servers = [first, second, first, second];
    const answers = await Promise.all(servers.map((one) => one.post("/sms", TEXT, "token-1")));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.body).toContain("<Message>You wrote hello.</Message>");
    expect(done.messages).toEqual(["hello"]);
  });

  test("after the first could not do it is done", async () => {
    const { done, first, second } = await openServers({ times: 1 });
    expect((await first.post("/sms", TEXT, "token-1")).status).toBe(500);
    expect((await second.post("/sms", TEXT, "token-1")).body).toContain("You wrote hello.");
    expect(done.messages).toEqual(["hello"]);
  });

  test("is answered and not done again, though what it was answered could not be kept", async () => {
    const database = await freshDatabase();
    closers.push(() => database[Symbol.asyncDispose]());
    const done: Done = { messages: [], news: [], told: [] };
    const answered = answeredWebhooks({ database, clock: systemClock });
    const server = await openServer(database, done, { answered: { ...answered, finish: isFull } });
    const first = await server.post("/sms", TEXT, "token-1");
    expect(first.body).toContain("You wrote hello.");
    expect(await server.post("/sms", TEXT, "token-1")).toEqual(first);
    expect(done.messages).toEqual(["hello"]);
  });

  test("leaves nothing in the database that can be read without Twilio's token", async () => {
    const { database, first } = await openServers();
    const { body } = await first.post("/incoming-call", CALL, "token-1");
    await first.post("/sms", { ...TEXT, Body: "my secret" }, "token-2");
    const token = /name="token" value="([^"]+)"/u.exec(body)?.[1] ?? "";
    const rows = await database.read.selectFrom("answered_webhooks").selectAll().execute();
    const written = JSON.stringify(rows);
    expect(rows).toHaveLength(2);
    for (const secret of [token, "my secret", "token-1", "98400"]) {
      expect(written).not.toContain(secret);
      expect(written).not.toContain(Buffer.from(secret).toString("base64").slice(0, 8));
    }
  });
});

test("another webhook, another address or another call is no repeat", async () => {
  const { done, first, second } = await openServers();
  await first.post("/sms", TEXT, "token-1");
  await second.post("/sms", { ...TEXT, MessageSid: "SM2", Body: "again" }, "token-1");
  await second.post("/whatsapp", { ...TEXT, From: "whatsapp:+919840012345" }, "token-1");
  await second.post("/sms", { ...TEXT, MessageSid: "SM3", Body: "third" }, "token-2");
  expect(done.messages).toEqual(["hello", "again", "hello", "third"]);
});

/** Tells of the message that was handed over as `a`. */
async function tellOf(form: Record<string, string>, path = "/message-status?message=a") {
  const { done, first } = await openServers();
  const { status } = await first.post(path, { MessageSid: "SM1", ...form });
  return { status, news: done.news };
}

describe("what becomes of a message", () => {
  test.each([
    [{ MessageStatus: "sent" }, {}],
    [{ MessageStatus: "delivered" }, { outcome: "delivered" }],
    [{ MessageStatus: "read" }, { outcome: "read" }],
    [
      { MessageStatus: "undelivered", ErrorCode: "30006" },
      { outcome: "undelivered", reason: "landline" },
    ],
    [
      { MessageStatus: "failed", ErrorCode: "21610" },
      { outcome: "failed", reason: "opted-out" },
    ],
    [
      { MessageStatus: "failed", ErrorCode: "63016" },
      { outcome: "failed", reason: "template-needed" },
    ],
    [
      { MessageStatus: "undelivered", ErrorCode: "39999" },
      { outcome: "undelivered", reason: "twilio-39999" },
    ],
    [{ MessageStatus: "undelivered" }, { outcome: "undelivered", reason: "twilio-unknown" }],
  ])("%j is told as %j", async (form, told) => {
    expect(await tellOf(form)).toEqual({
      status: 204,
      news: [{ key: "a", carrierId: "SM1", ...told }],
    });
  });

  test("is refused when it is of no message of ours", async () => {
    expect(await tellOf({ MessageStatus: "sent" }, "/message-status")).toEqual({
      status: 400,
      news: [],
    });
  });
});
