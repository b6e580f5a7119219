import { digitWords } from "../number-words.ts";
import type { Rule } from "../rule.ts";

const SIGNS: Readonly<Record<string, string>> = {
  "@": "at",
  ".": "dot",
  "-": "dash",
  _: "underscore",
  "+": "plus",
  "/": "slash",
};

/** Addresses of mail and of pages, so that they can be written down. */
export const addresses: readonly Rule[] = [
  {
    pattern: /(?<![\p{L}\p{N}])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
    say: ([address]) => spelled(address),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>"]*[\p{L}\p{N}/]|(?<![\p{L}\p{N}@.])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|co\.uk|co\.in|org|net|in|io|ai|app|co|uk|clinic|health|salon)(?:\/[\w/-]*)?(?![\p{L}\p{N}@])/giu,
    say: ([address]) =>
      spelled(
        address
          .replace(/^https?:\/\//iu, "")
          .replace(/^www\./iu, "")
          .replace(/[?#].*$/u, "")
          .replace(/\/$/u, ""),
      ),
  },
];

function spelled(address: string): string {
  return address
    .replaceAll(/[@._+/-]/gu, (sign) => ` ${SIGNS[sign] ?? ""} `)
    .replaceAll(/\d+/gu, (digits) => ` ${digitWords(digits)} `)
    .replaceAll(/\s+/gu, " ")
    .trim();
}
