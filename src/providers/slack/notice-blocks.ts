import { z } from "zod";
import type { NoticeAnswer, StaffNotice } from "../../ports/staff-chat.ts";
import { escapeMarkup, LONGEST, LONGEST_ANSWER, oneLine } from "./plain-words.ts";

/**
 * A notice in Block Kit. All of it is `plain_text`, which Slack shows letter by letter: what a visitor calls themselves can
 * neither mention anybody nor become a link. The id of the notice is in the ids of the blocks, so that every answer brings it along, whichever server
 * hears it.
 */
export function noticeBlocks(notice: StaffNotice): Block[] {
  return [...wordsOf(notice), ...waysToAnswer(notice)];
}

/** The notice once it is answered: a sentence in place of the buttons. */
export function closedBlocks(notice: StaffNotice, sentence: string): Block[] {
  return [...wordsOf(notice), sentenceBlock(sentence)];
}

/** A message that is there already, with a sentence in place of its buttons: its own words stay as they are. */
export function withoutAnswers(blocks: readonly unknown[], sentence: string): Block[] {
  const words = blocks.flatMap((block) => writtenWords.safeParse(block).data ?? []);
  return [...words, sentenceBlock(sentence)];
}

/** For telephones and screen readers, which show no blocks. Slack reads it as markup, so it is escaped. */
export function fallbackText({ headline, lines }: StaffNotice): string {
  return escapeMarkup(oneLine([headline, ...lines].join(" "), LONGEST.section));
}

/** The notice that a message is about, while it can still be answered. */
export function openNoticeIn(blocks: readonly unknown[]): string | undefined {
  for (const block of blocks) {
    const id = ASKING.has(typeOf(block)) ? noticeIn(blockIdOf(block)) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The id that a block carries of the notice it belongs to. */
export function noticeIn(blockId: string): string | undefined {
  const at = blockId.indexOf(":");
  const isOurs = at > 0 && PREFIXES.has(blockId.slice(0, at));
  return isOurs && at + 1 < blockId.length ? blockId.slice(at + 1) : undefined;
}

/** The answer that a button or the field stands for. */
export function answerOf(actionId: string): NoticeAnswer | undefined {
  return ANSWERS.find((answer) => answer === actionId);
}

/** The blocks that we write. */
export type Block =
  | { type: "header"; block_id?: string; text: PlainText }
  | { type: "section"; text: PlainText }
  | { type: "context"; elements: PlainText[] }
  | { type: "actions"; block_id: string; elements: Button[] }
  | {
      type: "input";
      block_id: string;
      label: PlainText;
      dispatch_action: true;
      optional: true;
      element: {
        type: "plain_text_input";
        action_id: "said";
        max_length: number;
        dispatch_action_config: { trigger_actions_on: "on_enter_pressed"[] };
      };
    };

interface PlainText {
  type: "plain_text";
  text: string;
  emoji: false;
}

const plainText = z
  .object({ type: z.literal("plain_text"), text: z.string() })
  .transform(({ text }) => plain(text));

/** What `wordsOf` wrote, as Slack gives it back. */
const writtenWords = z.discriminatedUnion("type", [
  z.object({ type: z.literal("header"), block_id: z.string(), text: plainText }),
  z.object({ type: z.literal("section"), text: plainText }),
]);

interface Button {
  type: "button";
  action_id: string;
  text: PlainText;
  value: string;
  style?: "primary";
}

const ANSWERS: readonly NoticeAnswer[] = ["on-my-way", "wait", "colleague", "not-expected", "said"];
const PREFIXES: ReadonlySet<string> = new Set(["notice", "answers", "said"]);
const ASKING: ReadonlySet<string> = new Set(["actions", "input"]);

function wordsOf({ noticeId, headline, lines }: StaffNotice): Block[] {
  const title = oneLine(headline, LONGEST.header);
  // A headline that doesn't fit is whole below it.
  const rest = title === oneLine(headline, LONGEST.section) ? lines : [headline, ...lines];
  const text = rest.map((line) => oneLine(line, LONGEST.section)).join("\n");
  return [
    { type: "header", block_id: `notice:${noticeId}`, text: plain(title) },
    ...(text === "" ? [] : [{ type: "section" as const, text: plain(cut(text)) }]),
  ];
}

function waysToAnswer({ noticeId, choices, ownWords }: StaffNotice): Block[] {
  const buttons = choices.map(({ answer, label }, index): Button => {
    const text = plain(oneLine(label, LONGEST.label));
    const button = { type: "button" as const, action_id: answer, text, value: noticeId };
    return index === 0 ? { ...button, style: "primary" } : button;
  });
  return [
    ...(buttons.length === 0
      ? []
      : [{ type: "actions" as const, block_id: `answers:${noticeId}`, elements: buttons }]),
    ...(ownWords === undefined
      ? []
      : [
          {
            type: "input" as const,
            block_id: `said:${noticeId}`,
            label: plain(oneLine(ownWords, LONGEST.inputLabel)),
            dispatch_action: true as const,
            optional: true as const,
            element: {
              type: "plain_text_input" as const,
              action_id: "said" as const,
              max_length: LONGEST_ANSWER,
              dispatch_action_config: { trigger_actions_on: ["on_enter_pressed" as const] },
            },
          },
        ]),
  ];
}

function sentenceBlock(sentence: string): Block {
  return { type: "context", elements: [plain(oneLine(sentence, LONGEST.section))] };
}

function plain(text: string): PlainText {
  // Slack refuses a text of no length.
  return { type: "plain_text", text: text === "" ? "-" : text, emoji: false };
}

function cut(text: string): string {
  return text.length <= LONGEST.section ? text : `${text.slice(0, LONGEST.section - 1)}…`;
}

function typeOf(block: unknown): string {
  return textAt(block, "type");
}

function blockIdOf(block: unknown): string {
  return textAt(block, "block_id");
}

function textAt(block: unknown, key: "type" | "block_id"): string {
  if (typeof block !== "object" || block === null) return "";
  const found: unknown = Reflect.get(block, key);
  return typeof found === "string" ? found : "";
}
