import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createLogger } from "../../ops/logger.ts";
import type { StaffAnswer } from "../../ports/staff-chat.ts";
import { readBlocks } from "./testing/block-kit.ts";
import { NOTICE, openSlack, type OpenSlack } from "./testing/open-slack.ts";

const { signal } = new AbortController();
const SECOND = { ...NOTICE, noticeId: "visit_2:slack", headline: "Tom Baker is here." };

/** Keeps the first answer to each notice, as the database does. */
function book() {
  const heard: StaffAnswer[] = [];
  const first = new Map<string, StaffAnswer>();
  return {
    heard,
    first,
    onAnswer: async (answer: StaffAnswer) => {
      await Promise.resolve();
      heard.push(answer);
      const kept = first.get(answer.noticeId) ?? answer;
      first.set(answer.noticeId, kept);
      return `${kept.by.memberId} answered: ${kept.text ?? kept.answer}.`;
    },
  };
}

function logged() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, logger: createLogger({ level: "trace", destination }) };
}

function shown({ slack }: OpenSlack): string[] {
  return (slack.workspace.messages.get("D0ANNA") ?? []).map(({ blocks, text }) =>
    blocks.length === 0 ? text : JSON.stringify(blocks),
  );
}

describe("pressing", () => {
  test("twice, and a delivery that comes again, is one answer", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await chat.post(NOTICE, { signal });
    const message = structuredClone(slack.newestFor("U0ANNA"));
    const pressed = slack.pressed("U0ANNA", message, "on-my-way");
    const both = [pressed, pressed].map((one) => slack.links.deliver("interactive", one));
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(kept.heard).toHaveLength(1);
    expect(await slack.links.deliver("interactive", pressed)).toBe(true);
    expect(kept.heard).toHaveLength(1);
    // A second click is another delivery: the book says what holds.
    const again = slack.pressed("U0ANNA", message, "not-expected");
    expect(await slack.links.deliver("interactive", again)).toBe(true);
    expect([...kept.first.values()].map(({ answer }) => answer)).toEqual(["on-my-way"]);
    await expect.poll(() => slack.newestFor("U0ANNA").edits).toBe(2);
    expect(shown(opened)).toHaveLength(1);
    expect(shown(opened)[0]).toContain("U0ANNA answered: on-my-way.");
  });

  test("that couldn't be kept is left unconfirmed, and taken when Slack delivers it again", async () => {
    const { lines, logger } = logged();
    await using opened = await openSlack({ way: "http", logger });
    const { slack, chat } = opened;
    const kept = book();
    let isAway = true;
    await using _listening = await opened.hear((answer) => {
      if (isAway) return Promise.reject(new Error("Maria's row is locked"));
      return kept.onAnswer(answer);
    });
    await chat.post(NOTICE, { signal });
    const pressed = slack.sign(slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "wait"));
    expect(await chat.receive(pressed)).toMatchObject({ status: 503 });
    expect(slack.newestFor("U0ANNA").edits).toBe(0);
    expect(lines.join("")).toContain("an answer could not be kept");
    expect(lines.join("")).not.toContain("Maria");
    isAway = false;
    expect(await chat.receive(pressed)).toMatchObject({ status: 200 });
    expect(kept.heard).toMatchObject([{ answer: "wait" }]);
  });

  test("what isn't ours, and an empty field, is confirmed and nothing else", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await chat.post(NOTICE, { signal });
    const empty = slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "said", { value: "  " });
    expect(await slack.links.deliver("interactive", empty)).toBe(true);
    expect(await slack.links.deliver("slash_commands", { command: "/visitors" })).toBe(true);
    expect(await slack.links.deliver("interactive", { type: "view_submission" })).toBe(true);
    expect(kept.heard).toEqual([]);
    expect(slack.newestFor("U0ANNA").edits).toBe(0);
  });

  test("a notice that can't be closed is logged without a word of it", async () => {
    const { lines, logger } = logged();
    await using opened = await openSlack({ logger });
    const { slack, chat } = opened;
    const kept = book();
    await using listening = await opened.hear(kept.onAnswer);
    await chat.post(NOTICE, { signal });
    slack.mishaps.set("chat.update", [{ kind: "error", error: "cant_update_message" }]);
    const words = { value: "Tell Maria I'm late" };
    const said = slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "said", words);
    expect(await slack.links.deliver("interactive", said)).toBe(true);
    await listening[Symbol.asyncDispose]();
    expect(lines.join("")).toContain("cant_update_message");
    expect(lines.join("")).not.toMatch(/Maria|Lopez|late|Anna|xoxb|xapp/u);
  });
});

async function write(opened: OpenSlack, text: string, threadTs?: string): Promise<boolean> {
  const { slack } = opened;
  return await slack.links.deliver("events_api", slack.written("U0ANNA", text, threadTs));
}

describe("writing to us", () => {
  test("answers the one visitor who waits, and the notice shows it", async () => {
    await using opened = await openSlack();
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await opened.chat.post(NOTICE, { signal });
    expect(await write(opened, "Down in *two* minutes :runner:")).toBe(true);
    expect(kept.heard).toMatchObject([
      {
        noticeId: NOTICE.noticeId,
        answer: "said",
        text: "Down in two minutes",
        by: { memberId: "U0ANNA" },
      },
    ]);
    await expect.poll(() => shown(opened)[0]).toContain("answered: Down in two minutes.");
    expect(shown(opened)[0]).toContain(NOTICE.headline);
  });

  test("with two who wait, asks which one, and takes the answer in the thread", async () => {
    await using opened = await openSlack();
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    const posted = await opened.chat.post(NOTICE, { signal });
    await opened.chat.post(SECOND, { signal });
    expect(await write(opened, "Coming")).toBe(true);
    expect(kept.heard).toEqual([]);
    await expect.poll(() => shown(opened).at(-1)).toContain("More than one visitor is waiting");
    const ts = posted.status === "sent" ? posted.carrierId.split(":")[1] : "";
    const question = opened.slack.newestFor("U0ANNA").ts;
    expect(await write(opened, "Maria", question)).toBe(true);
    expect(kept.heard).toEqual([]);
    expect(await write(opened, "Coming", ts)).toBe(true);
    expect(kept.heard).toMatchObject([{ noticeId: NOTICE.noticeId, text: "Coming" }]);
  });

  test("when nobody waits, says so; when it was answered, says what holds", async () => {
    await using opened = await openSlack();
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await opened.chat.post(NOTICE, { signal });
    const { slack } = opened;
    const message = slack.newestFor("U0ANNA");
    await slack.links.deliver("interactive", slack.pressed("U0ANNA", message, "wait"));
    await expect.poll(() => slack.newestFor("U0ANNA").edits).toBe(1);
    expect(await write(opened, "Actually I'm coming", message.ts)).toBe(true);
    await expect.poll(() => shown(opened).at(-1)).toBe("U0ANNA answered: wait.");
    expect(await write(opened, "Hello?")).toBe(true);
    await expect.poll(() => shown(opened).at(-1)).toContain("No visitor is waiting");
  });

  test("a visitor of this morning is not answered by a word in the afternoon", async () => {
    let nowMs = Date.UTC(2026, 10, 23, 9);
    const clock = {
      nowMs: () => nowMs,
      setTimer: () => ({ [Symbol.dispose]: () => undefined }),
      track: <T>(work: Promise<T>) => work,
    };
    await using opened = await openSlack({ clock });
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await opened.chat.post(NOTICE, { signal });
    nowMs += 3 * 3_600_000;
    expect(await write(opened, "Thanks for the cake")).toBe(true);
    expect(kept.heard).toEqual([]);
  });

  test("what a person's own program wrote to look like a notice is none", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await chat.post({ ...NOTICE, to: "U0ANNA" }, { signal });
    const { text, blocks } = slack.newestFor("U0ANNA");
    const forged = JSON.stringify(blocks).replaceAll(NOTICE.noticeId, "visit_9:slack");
    slack.workspace.write("D0ANNA", {
      user: "U0ANNA",
      text,
      blocks: readBlocks(forged) ?? [],
    });
    expect(await write(opened, "Coming")).toBe(true);
    expect(kept.heard.map(({ noticeId }) => noticeId)).toEqual([NOTICE.noticeId]);
  });

  test("our own messages, and changes of messages, are no answers", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const kept = book();
    await using _listening = await opened.hear(kept.onAnswer);
    await chat.post(NOTICE, { signal });
    const event = { type: "message", channel_type: "im", channel: "D0ANNA", text: "x", ts: "1.0" };
    const unlike = [
      { ...event, user: "U0FRONTDESK", bot_id: "B0FRONTDESK" },
      { ...event, user: "U0ANNA", subtype: "message_changed" },
      { ...event, user: "U0ANNA", channel_type: "channel" },
    ];
    for (const [index, one] of unlike.entries()) {
      const payload = { type: "event_callback", event_id: `Ev${index}`, event: one };
      expect(await slack.links.deliver("events_api", payload)).toBe(true);
    }
    expect(kept.heard).toEqual([]);
  });
});
