import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { SlackStandIn } from "./slack-stand-in.ts";

const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

async function ask(
  slack: SlackStandIn,
  method: string,
  form: Record<string, string>,
  token: string | undefined = slack.account.botToken,
) {
  const response = await fetch(`${slack.account.apiUrl}${method}`, {
    method: "POST",
    ...(token !== "" && { headers: { authorization: `Bearer ${token}` } }),
    body: new URLSearchParams(form),
  });
  return answer.parse(await response.json());
}

async function open(): Promise<SlackStandIn> {
  const slack = await SlackStandIn.open();
  slack.workspace.members.push({ id: "U0ANNA", name: "Anna Meyer", email: "anna@acme.test" });
  slack.workspace.channels.set("C0FRONT", { isMember: true });
  return slack;
}

const text = (words: string) => ({ type: "plain_text", text: words });
const button = (id: string, value = "v") => ({
  type: "button",
  action_id: id,
  text: text("Yes"),
  value,
});
const post = { channel: "C0FRONT", text: "Hello" };
const blocks = (...list: object[]) => ({ ...post, blocks: JSON.stringify(list) });

describe("what Slack would refuse is refused", () => {
  const refused: readonly (readonly [string, string, Record<string, string>, string])[] = [
    ["a method there is none of", "chat.shout", {}, "unknown_method"],
    [
      "a channel there is none of",
      "chat.postMessage",
      { ...post, channel: "C0X" },
      "channel_not_found",
    ],
    ["a message that says nothing", "chat.postMessage", { channel: "C0FRONT" }, "no_text"],
    [
      "a misspelt argument",
      "chat.postMessage",
      { ...post, unfurl_link: "true" },
      "invalid_arguments",
    ],
    ["a message without a channel", "chat.postMessage", { text: "Hello" }, "invalid_arguments"],
    [
      "an update of what isn't there",
      "chat.update",
      { ...post, ts: "1.000000" },
      "message_not_found",
    ],
    ["an address of nobody", "users.lookupByEmail", { email: "x@acme.test" }, "users_not_found"],
    ["a conversation with nobody", "conversations.open", { users: "U0X" }, "user_not_found"],
    ["blocks that aren't JSON", "chat.postMessage", { ...post, blocks: "[" }, "invalid_blocks"],
    [
      "too many blocks",
      "chat.postMessage",
      blocks(...Array.from({ length: 51 }, () => ({ type: "section", text: text("x") }))),
      "invalid_blocks",
    ],
    [
      "a text of no length",
      "chat.postMessage",
      blocks({ type: "section", text: text("") }),
      "invalid_blocks",
    ],
    [
      "a header that is too long",
      "chat.postMessage",
      blocks({ type: "header", text: text("x".repeat(151)) }),
      "invalid_blocks",
    ],
    [
      "markup in a header",
      "chat.postMessage",
      blocks({ type: "header", text: { type: "mrkdwn", text: "x" } }),
      "invalid_blocks",
    ],
    [
      "two buttons of one name",
      "chat.postMessage",
      blocks({ type: "actions", elements: [button("a"), button("a")] }),
      "invalid_blocks",
    ],
    [
      "two blocks of one name",
      "chat.postMessage",
      blocks(
        { type: "section", block_id: "b", text: text("x") },
        { type: "section", block_id: "b", text: text("y") },
      ),
      "invalid_blocks",
    ],
    [
      "a value that is too long",
      "chat.postMessage",
      blocks({ type: "actions", elements: [button("a", "v".repeat(2001))] }),
      "invalid_blocks",
    ],
    [
      "a field Slack doesn't know",
      "chat.postMessage",
      blocks({ type: "section", text: text("x"), colour: "red" }),
      "invalid_blocks",
    ],
  ];
  test.each(refused)("%s", async (_, method, form, error) => {
    await using slack = await open();
    expect(await ask(slack, method, form)).toMatchObject({ ok: false, error });
    expect(slack.workspace.messages.get("C0FRONT")).toBeUndefined();
  });

  test("a wrong token, none, and one of the other kind", async () => {
    await using slack = await open();
    const { appToken, botToken } = slack.account;
    const errors = [
      await ask(slack, "auth.test", {}, "xoxb-wrong"),
      await ask(slack, "auth.test", {}, ""),
      await ask(slack, "auth.test", {}, appToken),
      await ask(slack, "apps.connections.open", {}, botToken),
    ].map(({ error }) => error);
    expect(errors).toEqual([
      "invalid_auth",
      "not_authed",
      "not_allowed_token_type",
      "not_allowed_token_type",
    ]);
  });

  test("a connection without a ticket, or with one that was used", async () => {
    await using slack = await open();
    const { url } = await ask(slack, "apps.connections.open", {}, slack.account.appToken);
    const address = z.string().parse(url);
    const first = new WebSocket(address);
    await new Promise((resolve) => void first.once("open", resolve));
    for (const again of [address, address.replace(/ticket=.*/u, "ticket=x")]) {
      const { promise, resolve } = Promise.withResolvers<string>();
      new WebSocket(again).once("error", ({ message }) => resolve(message));
      expect(await promise).toContain("401");
    }
  });
});

test("what Slack would take is taken", async () => {
  await using slack = await open();
  const good = blocks(
    { type: "header", text: text("x".repeat(150)) },
    { type: "actions", block_id: "a", elements: [button("a", "v".repeat(2000)), button("b")] },
  );
  const posted = await ask(slack, "chat.postMessage", good);
  expect(posted.ok).toBe(true);
  const ts = z.string().parse(posted["ts"]);
  expect(await ask(slack, "chat.update", { ...post, ts })).toMatchObject({ ok: true });
  expect(await ask(slack, "conversations.open", { users: "U0ANNA" })).toMatchObject({ ok: true });
});
