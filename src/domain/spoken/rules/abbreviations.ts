import { stopAfter, type Rule } from "../rule.ts";

/** What is written short with a full stop, or with a stroke. */
const SHORT: Readonly<Record<string, string>> = {
  "mr.": "Mister",
  "mrs.": "Missus",
  "ms.": "Ms",
  "prof.": "Professor",
  "rd.": "Road",
  "ave.": "Avenue",
  "blvd.": "Boulevard",
  "apt.": "apartment",
  "approx.": "approximately",
  "appt.": "appointment",
  "appts.": "appointments",
  "dept.": "department",
  "ext.": "extension",
  "incl.": "including",
  "excl.": "excluding",
  "tel.": "telephone",
  "hrs.": "hours",
  "mins.": "minutes",
  "e.g.": "for example",
  "i.e.": "that is",
  "etc.": "and so on",
  "vs.": "versus",
  "w/o": "without",
  "w/": "with",
  "n/a": "not available",
};
const NAMES = Object.keys(SHORT)
  .toSorted((one, other) => other.length - one.length)
  .map((name) => name.replaceAll(".", String.raw`\.`))
  .join("|");

/** Words that are written short, and signs that stand for words. */
export const abbreviations: readonly Rule[] = [
  {
    pattern: /(?<!\p{L})Dr(?!\p{L})\.?(?=\s\p{Lu})/gu,
    say: (match) => (isAfterStreet(match) ? "Drive" : "Doctor"),
  },
  {
    pattern: /(?<!\p{L})St(?!\p{L})\.?(?=\s\p{Lu})/gu,
    say: (match) => (isAfterStreet(match) ? "Street" : "Saint"),
  },
  {
    pattern: /(?<=(?:\p{Lu}\p{Ll}+|\d(?:st|nd|rd|th))\s)(Dr|St|Rd|Ave|Blvd)(?!\p{L})\.?/gu,
    say: (match) => `${STREETS[match[1] ?? ""]}${stopAfter(match)}`,
  },
  {
    pattern: new RegExp(String.raw`(?<![\p{L}.])(?:${NAMES})(?!\p{L})`, "giu"),
    say: (match) => {
      const said = SHORT[match[0].toLowerCase()] ?? match[0];
      // "Mr. Rao" goes on; "and so on." may end.
      return /^(?:mr|mrs|ms|prof)\./iu.test(match[0]) ? said : `${said}${stopAfter(match)}`;
    },
  },
  { pattern: /\s?&\s?/gu, say: () => " and " },
  { pattern: /(?<=\s)@(?=\s)/gu, say: () => "at" },
  { pattern: /(?<=\s)\+(?=\s)/gu, say: () => "plus" },
  { pattern: /(?<=\p{N})\+(?![\p{L}\p{N}])/gu, say: () => " plus" },
  { pattern: /(?<=\s)=(?=\s)/gu, say: () => "equals" },
  { pattern: /\band\/or\b/giu, say: () => "and or" },
  // "his/her", "cut/colour"
  { pattern: /(?<=\p{Ll}{2})\/(?=\p{Ll}{2})/gu, say: () => " or " },
];

const STREETS: Readonly<Record<string, string>> = {
  Dr: "Drive",
  St: "Street",
  Rd: "Road",
  Ave: "Avenue",
  Blvd: "Boulevard",
};

/** "12 Lake View Dr. Chennai" against "With Dr. Rao". */
function isAfterStreet({ input, index }: RegExpExecArray): boolean {
  return /\d\s(?:\p{Lu}\p{Ll}+\s)+$|\d(?:st|nd|rd|th)\s$/u.test(input.slice(0, index));
}
