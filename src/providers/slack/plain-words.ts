/** The longest of each that Slack takes (https://docs.slack.dev/reference/block-kit/blocks). */
export const LONGEST = { header: 150, section: 3000, label: 75, inputLabel: 2000, message: 4000 };

/**
 * Words from anywhere on one line: without control characters, and without marks that turn the direction of writing around and could make a name
 * read as something else.
 */
export function oneLine(words: string, longest: number): string {
  const line = words
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();
  if (line.length <= longest) return line;
  // Never the first half of a character of two units.
  return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}

/** Text for where Slack reads its own markup: with these three escaped, nothing in it can mention or link (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * What a person typed into Slack, as they would say it: links by their caption, people and channels by name where it stands there,
 * no emoji codes and no marks of emphasis.
 */
export function spokenText(markup: string): string {
  const named = markup
    .replaceAll(/<[@#!][^>|]*\|([^>]*)>/gu, "$1")
    .replaceAll(/<[@#!][^>]*>/gu, "")
    .replaceAll(/<(?:https?|mailto|tel):[^>|]*\|([^>]*)>/gu, "$1")
    .replaceAll(/<(?:https?|mailto|tel):([^>]*)>/gu, "$1")
    // A thumb up is often all there is, and says something.
    .replaceAll(/:(?:\+1|thumbsup|ok_hand|white_check_mark)(?::skin-tone-\d)?:/gu, "OK")
    .replaceAll(/:(?:[a-z][\w+'-]*|-1)(?::skin-tone-\d)?:/gu, "")
    .replaceAll(/(^|\s)([*_~`]+)(\S(?:.*?\S)?)\2(?=$|[\s.,!?])/gu, "$1$3");
  const unescaped = named.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return oneLine(unescaped, LONGEST_ANSWER);
}

/** More than this nobody listens to. */
export const LONGEST_ANSWER = 500;
