import type { Mention } from "./catalog.ts";
import type { Phrasebook } from "./phrasebook.ts";

/** Common names said where a colleague's is expected ("with Rahul", "is Rahul free"): nobody here, but not anybody either. */
export function strangersIn(
  words: readonly string[],
  { names }: Phrasebook,
  known: readonly Mention[],
): readonly Mention[] {
  return words.flatMap((word, at) => {
    const [before = "", after = ""] = [words[at - 1], words[at + 1]];
    const isAsked = before === "with" || (before === "is" && IS_THERE.has(after));
    const isStranger = names.given.includes(word) && !known.some(({ from }) => from === at);
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    return isAsked && isStranger ? [{ name, from: at, to: at + 1 }] : [];
  });
}

const IS_THERE: ReadonlySet<string> = new Set(["free", "available", "working", "in", "there"]);
