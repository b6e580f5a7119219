import { constantFrom, assert, array, property, record, string, option } from "fast-check";
import { expect, test } from "vitest";
import type { StaffNotice } from "../../ports/staff-chat.ts";
import {
  closedBlocks,
  fallbackText,
  noticeBlocks,
  noticeIn,
  openNoticeIn,
  withoutAnswers,
} from "./notice-blocks.ts";
import { readBlocks } from "./testing/block-kit.ts";
import { NOTICE } from "./testing/open-slack.ts";

const words = string({ maxLength: 4000, unit: "grapheme" });
const notices = record({
  noticeId: string({ minLength: 1, maxLength: 200, unit: "grapheme-ascii" }),
  to: constantFrom("U0ANNA"),
  headline: words,
  lines: array(words, { maxLength: 4 }),
  choices: constantFrom([], NOTICE.choices),
  ownWords: option(words, { nil: undefined }),
});

test("whatever the words are, Slack takes the blocks, finds the notice in them, and no markup in the text", () => {
  assert(
    property(notices, words, ({ ownWords, ...rest }, sentence) => {
      const notice: StaffNotice = { ...rest, ...(ownWords !== undefined && { ownWords }) };
      const blocks = noticeBlocks(notice);
      for (const some of [blocks, closedBlocks(notice, sentence), withoutAnswers(blocks, sentence)])
        expect(readBlocks(JSON.stringify(some))).toEqual(some);
      const asks = notice.choices.length > 0 || ownWords !== undefined;
      expect(openNoticeIn(blocks)).toBe(asks ? notice.noticeId : undefined);
      expect(fallbackText(notice)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
    }),
    { numRuns: 200 },
  );
});

test("a visitor who calls themselves a mention stays a name", () => {
  const headline = "<!channel> *Eve* <https://evil.test|click> is here to see you.";
  const [header] = noticeBlocks({ ...NOTICE, headline });
  expect(header).toEqual({
    type: "header",
    block_id: `notice:${NOTICE.noticeId}`,
    text: { type: "plain_text", text: headline, emoji: false },
  });
  const kinds = JSON.stringify(noticeBlocks({ ...NOTICE, headline }));
  expect(kinds).not.toContain("mrkdwn");
});

test("a headline that is too long is whole below", () => {
  const headline = `Maria ${"Lopez ".repeat(40)}is here to see you.`;
  const [header, section] = noticeBlocks({ ...NOTICE, headline });
  expect(header?.type === "header" && header.text.text).toHaveLength(150);
  expect(section?.type === "section" && section.text.text).toContain(headline);
});

test("an answered notice keeps its words and loses every way to answer", () => {
  const closed = withoutAnswers(noticeBlocks(NOTICE), "You answered: on my way.");
  expect(closed.map(({ type }) => type)).toEqual(["header", "section", "context"]);
  expect(closed).toEqual(closedBlocks(NOTICE, "You answered: on my way."));
  expect(openNoticeIn(closed)).toBeUndefined();
});

test("only our own blocks name a notice", () => {
  expect(noticeIn("answers:visit_1:slack")).toBe("visit_1:slack");
  for (const other of ["", "b0", "answers:", ":x", "other:visit_1"])
    expect(noticeIn(other)).toBeUndefined();
});
