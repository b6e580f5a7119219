import { english } from "./english.ts";
import type { KioskWords } from "./kiosk-words.ts";
import { spanish } from "./spanish.ts";

const KNOWN: readonly KioskWords[] = [english, spanish];

/** The languages of a desk that its kiosk has words for, the one it speaks first; English when there is none. */
export function languagesOf(tags: readonly string[]): readonly KioskWords[] {
  const found = tags.flatMap((tag) => {
    const [language] = tag.toLowerCase().split("-");
    return KNOWN.filter((words) => words.language === language);
  });
  return found.length === 0 ? [english] : [...new Set(found)];
}
