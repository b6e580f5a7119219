/**
 * What a stranger said or typed, as it may stand in a message to staff: one line of letters, digits and ordinary punctuation, so that it
 * can't be a link, a command to a chat, or longer than anybody reads.
 */
export function plainWords(text: string, longest: number): string {
  const words = text
    .normalize("NFC")
    .replaceAll(/\b(?:https?:\/\/|www\.)\S+/giu, "(link)")
    .replaceAll(/[^\p{L}\p{M}\p{N}\s.,;:!?'’"“”()&+/%#$€£-]/gu, "")
    // A dot between letters makes a link of a word on a telephone.
    .replaceAll(/(?<=\p{L}{2})\.(?=\p{L}{2})/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}

/** What a person wrote, as a voice can say it: without links, signs and faces; ends like a sentence. Empty when nothing is left. */
export function spokenWords(text: string): string {
  const words = plainWords(text.replaceAll(/\bhttps?:\/\/\S+/giu, "a link"), LONGEST_SPOKEN)
    .replaceAll(/[#()"“”]/gu, "")
    .replaceAll(/([!?.,;:])(?:\s*\1)+/gu, "$1")
    .replaceAll(/\s+(?=[.,;:!?])/gu, "")
    .replace(/^[\s.,;:!?-]+/u, "")
    .trim();
  if (words === "") return "";
  return /[.!?…]$/u.test(words) ? words : `${words}.`;
}

/** About a quarter of a minute. */
const LONGEST_SPOKEN = 240;
