import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NoticeAnswer, StaffAnswer, StaffChat, StaffNotice } from "../staff-chat.ts";

/** A chat, and what its members do and see there. */
export interface StaffChatPair extends AsyncDisposable {
  readonly chat: StaffChat;
  readonly there: {
    /** Anna Meyer (`anna@acme.test`), Bob Stone who has left, and a program. */
    readonly anna: string;
    readonly bob: string;
    /** What Anna sees in her conversation with us, oldest first. */
    shown(): readonly {
      readonly words: string;
      readonly canAnswer: boolean;
      readonly ts?: string;
    }[];
    /** Anna answers the newest notice; whether the chat told her that it arrived. */
    answer(answer: NoticeAnswer, text?: string): Promise<boolean>;
    /** The next notice is shown, but we aren't told. */
    loseNextAnswer(): void;
  };
}

const { signal } = new AbortController();

/** What every `StaffChat` keeps. */
export function staffChatContract(name: string, open: () => Promise<StaffChatPair>): void {
  let pair: StaffChatPair;
  let chat: StaffChat;
  let there: StaffChatPair["there"];
  let notice: StaffNotice;

  beforeEach(async () => {
    pair = await open();
    ({ chat, there } = pair);
    notice = {
      noticeId: "visit_1:slack",
      to: there.anna,
      headline: "Maria Lopez is here to see you.",
      lines: ["From Initech, for an interview.", "She's in the lobby."],
      choices: [
        { answer: "on-my-way", label: "On my way" },
        { answer: "wait", label: "Ask them to wait" },
      ],
      ownWords: "Or say it in your own words",
    };
  });
  afterEach(() => pair[Symbol.asyncDispose]());

  describe(`${name} keeps the contract of staff chats`, () => {
    test("somebody is found by their e-mail address, however it is written", async () => {
      const found = await chat.findByEmail(" Anna@Acme.test ", { signal });
      expect(found).toMatchObject({ memberId: there.anna, name: "Anna Meyer", kind: "person" });
      expect(await chat.findByEmail("nobody@acme.test", { signal })).toBeUndefined();
      expect(await chat.findByEmail("bob@acme.test", { signal })).toBeUndefined();
    });

    test("everybody is listed, also who has left and what isn't a person", async () => {
      const found = await Array.fromAsync(chat.members({ signal }));
      expect(found.map(({ name: who, kind, isGone }) => [who, kind, isGone])).toEqual([
        ["Anna Meyer", "person", false],
        ["Bob Stone", "person", true],
        ["Reminders", "bot", false],
      ]);
      expect(found[0]).toMatchObject({ memberId: there.anna, email: "anna@acme.test" });
    });

    test("a notice is shown with its words and ways to answer, and is found again", async () => {
      const fromMs = Date.now();
      const posted = await chat.post(notice, { signal });
      if (posted.status !== "sent") throw new Error(posted.reason);
      expect(there.shown()).toMatchObject([{ canAnswer: true }]);
      const words = there.shown()[0]?.words ?? "";
      for (const line of [notice.headline, ...notice.lines]) expect(words).toContain(line);
      const { carrierId } = posted;
      expect(await chat.find(notice, { fromMs, signal })).toEqual({ carrierId });
      const other = { ...notice, noticeId: "visit_2:slack" };
      expect(await chat.find(other, { fromMs, signal })).toBeUndefined();
    });

    test("whom the chat doesn't know, and who has left, can't be told", async () => {
      const stranger = await chat.post({ ...notice, to: "U0NOBODY" }, { signal });
      expect(stranger).toEqual({ status: "refused", reason: "unknown-person" });
      const left = await chat.post({ ...notice, to: there.bob }, { signal });
      expect(left).toEqual({ status: "refused", reason: "has-left" });
      expect(there.shown()).toEqual([]);
    });

    test("a notice whose answer got lost is open, not tried again, and found", async () => {
      const fromMs = Date.now();
      there.loseNextAnswer();
      expect(await chat.post(notice, { signal })).toEqual({
        status: "unknown",
        reason: "no-answer",
      });
      expect(there.shown()).toHaveLength(1);
      const found = await chat.find(notice, { fromMs, signal });
      await chat.close(found?.carrierId ?? "", notice, "Anna is on her way.", { signal });
      expect(there.shown()).toMatchObject([{ canAnswer: false }]);
    });

    test("an answer comes back with the notice it is for, and its sentence takes the buttons' place", async () => {
      const answers: StaffAnswer[] = [];
      await using _listening = chat.listen(async (answer) => {
        await Promise.resolve();
        answers.push(answer);
        return `You answered: ${answers[0]?.answer}.`;
      });
      await chat.post(notice, { signal });
      expect(await there.answer("wait")).toBe(true);
      expect(answers).toMatchObject([
        { noticeId: notice.noticeId, answer: "wait", by: { memberId: there.anna } },
      ]);
      await expect.poll(() => there.shown()).toMatchObject([{ canAnswer: false }]);
      const words = there.shown()[0]?.words ?? "";
      expect(words).toContain(notice.headline);
      expect(words).toContain("You answered: wait.");
    });

    test("own words come as they were written", async () => {
      const answers: StaffAnswer[] = [];
      await using _listening = chat.listen(async (answer) => {
        await Promise.resolve();
        answers.push(answer);
        return "You answered.";
      });
      await chat.post(notice, { signal });
      expect(await there.answer("said", "Give me 5 minutes & a coffee <3")).toBe(true);
      expect(answers).toMatchObject([
        { answer: "said", text: "Give me 5 minutes & a coffee <3", noticeId: notice.noticeId },
      ]);
    });

    test("an answer that couldn't be kept isn't confirmed, and can be given again", async () => {
      let works = false;
      await using _listening = chat.listen(async () => {
        await Promise.resolve();
        if (!works) throw new Error("The database is away");
        return "You answered.";
      });
      await chat.post(notice, { signal });
      expect(await there.answer("on-my-way")).toBe(false);
      expect(there.shown()).toMatchObject([{ canAnswer: true }]);
      works = true;
      expect(await there.answer("on-my-way")).toBe(true);
      await expect.poll(() => there.shown()).toMatchObject([{ canAnswer: false }]);
    });

    test("we can close a notice that somebody else has answered", async () => {
      const posted = await chat.post(notice, { signal });
      const carrierId = posted.status === "sent" ? posted.carrierId : "";
      await chat.close(carrierId, notice, "Priya is on her way.", { signal });
      expect(there.shown()).toMatchObject([{ canAnswer: false }]);
      expect(there.shown()[0]?.words).toContain("Priya is on her way.");
    });

    test("only one listens at a time", async () => {
      await using first = chat.listen(() => Promise.resolve(""));
      expect(() => chat.listen(() => Promise.resolve(""))).toThrow("Only one may listen");
      await first[Symbol.asyncDispose]();
      await using _second = chat.listen(() => Promise.resolve(""));
    });
  });
}
