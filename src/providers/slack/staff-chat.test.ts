import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { SlackStaffChat } from "./staff-chat.ts";
import { NOTICE, openSlack, settled } from "./testing/open-slack.ts";
import type { Mishap } from "./testing/slack-stand-in.ts";
import { silentLogger } from "../../ops/logger.ts";
import { systemClock } from "../../base/clock.ts";

const { signal } = new AbortController();
const NOW = Date.UTC(2026, 10, 23, 9);

describe("what becomes of a notice", () => {
  const cases: readonly (readonly [string, readonly Mishap[], object, number])[] = [
    [
      "an answer that got lost leaves it open, and it isn't posted again",
      [{ kind: "lost" }],
      { status: "unknown", reason: "no-answer" },
      1,
    ],
    [
      "a connection that breaks leaves it open",
      [{ kind: "cut" }],
      { status: "unknown", reason: "no-answer" },
      1,
    ],
    [
      "a fault of Slack's own leaves it open",
      [{ kind: "error", error: "internal_error" }],
      { status: "unknown", reason: "internal_error" },
      1,
    ],
    [
      "a server that fails leaves it open",
      [{ kind: "status", status: 503 }],
      { status: "unknown", reason: "http-503" },
      1,
    ],
    [
      "a page in place of an answer leaves it open, and isn't repeated",
      [{ kind: "error", error: "<html>Maria Lopez</html>" }],
      { status: "unknown", reason: "unreadable" },
      1,
    ],
    [
      "too many at once, with a long wait, are certainly unsent",
      [{ kind: "status", status: 429, retryAfterS: 30 }],
      { status: "unsent", reason: "rate-limit", retryAfterMs: 30_000 },
      1,
    ],
    [
      "an archived channel refuses it",
      [{ kind: "error", error: "is_archived" }],
      { status: "refused", reason: "channel-archived" },
      1,
    ],
    [
      "a refusal nobody knows keeps Slack's word",
      [{ kind: "error", error: "as_user_not_supported" }],
      { status: "refused", reason: "slack-as_user_not_supported" },
      1,
    ],
    [
      "a token that was taken back can be mended by the owner",
      [{ kind: "error", error: "token_revoked" }],
      { status: "unsent", reason: "not-authorised" },
      1,
    ],
  ];
  test.each(cases)("%s", async (_, mishaps, outcome, times) => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    slack.mishaps.set("chat.postMessage", [...mishaps]);
    expect(await chat.post(NOTICE, { signal })).toEqual(outcome);
    expect(slack.timesAsked("chat.postMessage")).toBe(times);
  });

  test("a short wait that Slack asks for is kept, and the notice posted once", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    slack.mishaps.set("chat.postMessage", [{ kind: "status", status: 429, retryAfterS: 1 }]);
    const posting = chat.post(NOTICE, { signal });
    await expect.poll(() => slack.timesAsked("chat.postMessage")).toBe(1);
    await settled(slack);
    await clock.advance(999);
    expect(slack.timesAsked("chat.postMessage")).toBe(1);
    await clock.advance(1);
    expect(await posting).toMatchObject({ status: "sent" });
    expect(slack.workspace.messages.get("D0ANNA")).toHaveLength(1);
  });

  test("Slack that doesn't answer at all is given five seconds", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    slack.mishaps.set("chat.postMessage", [{ kind: "hung" }]);
    let isOver = false;
    const posting = chat.post(NOTICE, { signal }).finally(() => {
      isOver = true;
    });
    await expect.poll(() => slack.timesAsked("chat.postMessage")).toBe(1);
    await clock.advance(4999);
    await settled(slack);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(await posting).toEqual({ status: "unknown", reason: "no-answer" });
  });

  test("while the conversation can't be opened nothing went out", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    slack.mishaps.set("conversations.open", [{ kind: "hung" }]);
    const posting = chat.post(NOTICE, { signal });
    await expect.poll(() => slack.timesAsked("conversations.open")).toBe(1);
    await clock.advance(5000);
    expect(await posting).toEqual({ status: "unsent", reason: "no-answer" });
    expect(slack.timesAsked("chat.postMessage")).toBe(0);
  });

  test("opening a conversation is tried again, since that shows nobody anything", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    slack.mishaps.set("conversations.open", [{ kind: "lost" }]);
    const posting = chat.post(NOTICE, { signal });
    await expect.poll(() => slack.timesAsked("conversations.open")).toBe(1);
    await settled(slack);
    await clock.advance(250);
    expect(await posting).toMatchObject({ status: "sent" });
    expect(slack.timesAsked("conversations.open")).toBe(2);
    await chat.post({ ...NOTICE, noticeId: "visit_2:slack" }, { signal });
    expect(slack.timesAsked("conversations.open")).toBe(2);
  });

  test("a wrong token, a missing permission and a removed app are for the owner", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const wrong = new SlackStaffChat({
      account: { ...slack.account, botToken: "xoxb-wrong" },
      clock: systemClock,
      logger: silentLogger,
    });
    const refused = { status: "unsent", reason: "not-authorised" };
    expect(await wrong.post(NOTICE, { signal })).toEqual(refused);
    slack.scopes.delete("chat:write");
    expect(await chat.post(NOTICE, { signal })).toEqual({
      status: "unsent",
      reason: "missing_scope",
    });
    slack.isActive = false;
    expect(await chat.post(NOTICE, { signal })).toEqual(refused);
  });

  test("Slack that isn't there got nothing", async () => {
    const clock = new VirtualClock(NOW);
    const gone = await openSlack({ clock });
    await gone[Symbol.asyncDispose]();
    const posting = gone.chat.post(NOTICE, { signal });
    // Three tries: at once, after a quarter of a second, and after a second more.
    for (const pauseMs of [250, 1000]) {
      await refusalAt(gone.slack.account.apiUrl);
      await clock.advance(pauseMs);
    }
    expect(await posting).toEqual({ status: "unsent", reason: "unreachable" });
    expect(clock.nowMs() - NOW).toBe(1250);
  });

  test("what is broken off in the middle is left open", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    slack.mishaps.set("chat.postMessage", [{ kind: "hung" }]);
    const stop = new AbortController();
    const posting = chat.post(NOTICE, { signal: stop.signal });
    await expect.poll(() => slack.timesAsked("chat.postMessage")).toBe(1);
    stop.abort(new Error("closing"));
    expect(await posting).toEqual({ status: "unknown", reason: "no-answer" });
  });
});

describe("the front desk's channel", () => {
  test("is told as it is, and by the buttons there anybody in it can answer", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    slack.workspace.channels.set("C0FRONT", { isMember: true });
    const notice = { ...NOTICE, to: "C0FRONT" };
    expect(await chat.post(notice, { signal })).toMatchObject({ status: "sent" });
    expect(slack.timesAsked("conversations.open")).toBe(0);
    const heard: string[] = [];
    await using _listening = await opened.hear(async ({ by }) => {
      await Promise.resolve();
      heard.push(by.memberId);
      return "Anna answered.";
    });
    const message = slack.workspace.messages.get("C0FRONT")?.[0];
    if (!message) throw new Error("Nothing is there");
    const pressed = slack.pressed("U0ANNA", message, "wait", { channel: "C0FRONT" });
    expect(await slack.links.deliver("interactive", pressed)).toBe(true);
    expect(heard).toEqual(["U0ANNA"]);
  });

  test("refuses us until we are invited, and when there is none", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    slack.workspace.channels.set("C0FRONT", { isMember: false });
    expect(await chat.post({ ...NOTICE, to: "C0FRONT" }, { signal })).toEqual({
      status: "refused",
      reason: "not-in-channel",
    });
    expect(await chat.post({ ...NOTICE, to: "C0OTHER" }, { signal })).toEqual({
      status: "refused",
      reason: "unknown-channel",
    });
  });
});

describe("the directory", () => {
  test("an address is asked for once an hour, an unknown one once a minute", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    for (const email of ["anna@acme.test", "ANNA@acme.test", "new@acme.test", "new@acme.test"])
      await chat.findByEmail(email, { signal });
    expect(slack.timesAsked("users.lookupByEmail")).toBe(2);
    slack.workspace.members.push({ id: "U0NEW", name: "New Person", email: "new@acme.test" });
    await clock.advance(60_000);
    expect(await chat.findByEmail("new@acme.test", { signal })).toMatchObject({
      memberId: "U0NEW",
    });
    expect(slack.timesAsked("users.lookupByEmail")).toBe(3);
    await clock.advance(3_600_000);
    await chat.findByEmail("anna@acme.test", { signal });
    expect(slack.timesAsked("users.lookupByEmail")).toBe(4);
  });

  test("everybody comes, page by page, with what a directory needs", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    for (let number = 0; number < 420; number += 1)
      slack.workspace.members.push({ id: `U${number}`, name: `Person ${number}` });
    slack.workspace.members.push({
      id: "U0LAST",
      name: "Last One",
      email: "last@acme.test",
      isGuest: true,
      profile: { title: "Plumber", phone: "030 1234", status_text: "ignored" },
    });
    const all = await Array.fromAsync(chat.members({ signal }));
    expect(all).toHaveLength(424);
    expect(slack.timesAsked("users.list")).toBe(3);
    expect(all.at(-1)).toEqual({
      memberId: "U0LAST",
      name: "Last One",
      email: "last@acme.test",
      title: "Plumber",
      phone: "030 1234",
      zone: "Europe/Berlin",
      kind: "guest",
      isGone: false,
    });
  });

  test("a page waits as long as Slack asks for", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    slack.mishaps.set("users.list", [{ kind: "status", status: 429, retryAfterS: 30 }]);
    const reading = Array.fromAsync(chat.members({ signal }));
    await expect.poll(() => slack.timesAsked("users.list")).toBe(1);
    await settled(slack);
    await clock.advance(30_000);
    expect(await reading).toHaveLength(3);
  });

  test("a sign that says they are away is read, with its end", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    slack.workspace.members.push({
      id: "U0SICK",
      name: "Sam Sick",
      isActive: true,
      profile: {
        status_text: "Out sick :face_with_thermometer:",
        status_expiration: 1_795_000_000,
      },
    });
    expect(await chat.statusOf("U0SICK", { signal })).toEqual({
      isActive: true,
      text: "Out sick",
      untilMs: 1_795_000_000_000,
    });
    expect(await chat.statusOf("U0ANNA", { signal })).toEqual({ isActive: false });
  });

  test("what can't be asked is a fault with a kind", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    slack.scopes.delete("users:read.email");
    const asking = chat.findByEmail("anna@acme.test", { signal });
    await expect(asking).rejects.toBeInstanceOf(ProviderError);
    await expect(asking).rejects.toMatchObject({ failure: "authentication", retryable: false });
  });
});

/** Until a connection to where nobody is was refused. */
async function refusalAt(url: string): Promise<void> {
  for (let time = 0; time < 3; time += 1) await expect(fetch(url)).rejects.toThrow("fetch failed");
}
