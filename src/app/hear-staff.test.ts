import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../base/clock.ts";
import type { SlackConfig } from "../config/slack.ts";
import { slackRoute } from "../http/routes/slack.ts";
import { openServer, type OpenServer } from "../http/testing/open-server.ts";
import { silentLogger } from "../ops/logger.ts";
import type { StaffAnswer, StaffChat } from "../ports/staff-chat.ts";
import { NOTICE, openSlack, type OpenSlack } from "../providers/slack/testing/open-slack.ts";
import { hearStaff } from "./hear-staff.ts";
import { openStaffChat } from "./open-staff-chat.ts";

let opened: OpenSlack;
let open: OpenServer;
let heard: StaffAnswer[];
const { signal } = new AbortController();

beforeEach(async () => {
  opened = await openSlack();
  open = await openServer({ password: "a long password" });
  heard = [];
});
afterEach(async () => {
  await open[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
});

function start(slack: SlackConfig): AsyncDisposable & { readonly chat: StaffChat } {
  const chat = openStaffChat(slack, { clock: systemClock, logger: silentLogger });
  if (!chat) throw new Error("There is no chat");
  slackRoute(open.server, (request) => chat.receive(request));
  const hearing = hearStaff({
    chat,
    health: open.health,
    onAnswer: async (answer) => {
      await Promise.resolve();
      heard.push(answer);
      return "You answered.";
    },
  });
  return { chat, [Symbol.asyncDispose]: () => hearing[Symbol.asyncDispose]() };
}

test("without Slack there is no chat", () => {
  expect(openStaffChat(undefined, { clock: systemClock, logger: silentLogger })).toBeUndefined();
});

test("answers come over the connection, and the health tells of it", async () => {
  const { slack } = opened;
  await using started = start(slack.account);
  await slack.links.next();
  await expect.poll(async () => (await open.health.report()).parts["slack"]?.state).toBe("healthy");
  await started.chat.post(NOTICE, { signal });
  const pressed = slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "on-my-way");
  expect(await slack.links.deliver("interactive", pressed)).toBe(true);
  expect(heard).toMatchObject([{ noticeId: NOTICE.noticeId, answer: "on-my-way" }]);
});

test("answers come as signed requests, byte for byte, past the pages' password; others don't", async () => {
  const { slack } = opened;
  const { appToken: _, ...account } = slack.account;
  await using started = start(account);
  await started.chat.post(NOTICE, { signal });
  const words = { value: "Gleich da – 2 Minuten & Kaffee ☕" };
  const said = slack.sign(slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "said", words));
  const request = { method: "POST", url: "/slack", headers: said.headers } as const;
  const tampered = Buffer.from(said.body.toString().replace("Kaffee", "Kuchen"));
  const refused = await open.server.inject({ ...request, payload: tampered });
  expect(refused.statusCode).toBe(401);
  expect(refused.body).toContain("isn't signed by Slack");
  expect(heard).toEqual([]);
  const taken = await open.server.inject({ ...request, payload: said.body });
  expect([taken.statusCode, taken.body]).toEqual([200, ""]);
  expect(heard).toMatchObject([{ answer: "said", text: words.value }]);
  const written = slack.sign(slack.written("U0ANNA", "Coming"));
  const event = { ...request, headers: written.headers, payload: written.body };
  expect((await open.server.inject(event)).statusCode).toBe(200);
  const check = slack.sign({ type: "url_verification", challenge: "abc123" });
  const checked = await open.server.inject({
    ...request,
    headers: check.headers,
    payload: check.body,
  });
  expect(checked.body).toBe("abc123");
  const huge = await open.server.inject({ ...request, payload: Buffer.alloc(300_000) });
  expect(huge.statusCode).toBe(413);
});
