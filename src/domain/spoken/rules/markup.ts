import type { Rule } from "../rule.ts";

/** What is only for the eye: markdown, tags, emoji. */
export const markup: readonly Rule[] = [
  { pattern: /!?\[(?=[^\]]*\]\([^)]*\))/gu, say: () => "" },
  { pattern: /(?<=\[[^\]]*)\]\([^)]*\)/gu, say: () => "" },
  { pattern: /<\/?[a-z][^>]*>/giu, say: () => "" },
  { pattern: /^\s*(?:#{1,6}|[-*+•])\s+/gmu, say: () => "" },
  { pattern: /(?<=\s)(?:#{1,6}|[*•])\s+/gu, say: () => "" },
  { pattern: /[*`~]+|_{2,}|(?<=\s|^)_|_(?=[\s.,;!?]|$)/gu, say: () => "" },
  {
    pattern:
      /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D})+/gu,
    say: () => "",
  },
];
