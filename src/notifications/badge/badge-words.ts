import type { Purpose } from "../../domain/visits/purpose.ts";
import type { Badge } from "./badge.ts";

/** The words on a badge before they are fitted to it: clean, but perhaps in letters that the printer hasn't got. */
export interface BadgeWords {
  readonly kind: string;
  readonly visitor: string;
  readonly company: string;
  readonly host: string;
  readonly day: string;
  readonly business: string;
}

/** What a badge says; what isn't known is empty. */
export function badgeWords(badge: Badge): BadgeWords {
  return {
    kind: KINDS[badge.purpose],
    visitor: cleanLine(badge.visitor),
    company: cleanLine(badge.company ?? ""),
    host: cleanLine(badge.host ?? ""),
    day: writeDay(badge.day, badge.language),
    business: cleanLine(badge.business),
  };
}

// Whoever comes for an interview need not show it to the whole building.
const KINDS: Readonly<Record<Purpose, string>> = {
  meeting: "VISITOR",
  interview: "VISITOR",
  delivery: "DELIVERY",
  contractor: "CONTRACTOR",
  other: "VISITOR",
};

/** One line of letters, marks, digits and punctuation; Indic scripts need the two joiners. */
function cleanLine(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{P}$+<=>^`|~ \u200c\u200d]/gu, "")
    .replaceAll(/(?<![\p{L}\p{M}])[\u200c\u200d]+/gu, "")
    .replaceAll(/ +/gu, " ")
    .trim();
}

function writeDay(day: string, language: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const format: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  };
  const written = /^en\b/u.test(language) ? language : "en-GB";
  return new Intl.DateTimeFormat(written, format).format(at).replaceAll(/[\u00a0\u202f]/gu, " ");
}
