/** What callers in need are told at a business that people ring in need. */
export interface Emergency {
  /** What they are to call: 911, 112, 999. */
  readonly number: string;
  /** Words that can't wait, besides those that can't wait anywhere; as `cue.ts` reads them. */
  readonly words: readonly string[];
  /** Said to them instead of the usual sentence. */
  readonly sentence?: string;
  /** Who they are put through to, E.164; left out: whoever takes the other calls. */
  readonly transferTo?: string;
}

/**
 * The number that anybody in a country calls in need, for the countries where it is certain. Of those that have several it is
 * the one for all of them (ITU-T E.161.1 recommends 112 or 911).
 */
export function emergencyNumber(country: string): string | undefined {
  return NUMBERS[country] ?? (EUROPE.has(country) ? "112" : undefined);
}

const NUMBERS: Readonly<Record<string, string>> = {
  US: "911",
  CA: "911",
  MX: "911",
  GB: "999",
  IE: "112",
  IN: "112",
  AU: "000",
  NZ: "111",
  ZA: "112",
};

// Directive (EU) 2018/1972, article 109: 112 in every member state; Norway, Iceland and Switzerland have it too.
const EUROPE: ReadonlySet<string> = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS CH".split(
    " ",
  ),
);
