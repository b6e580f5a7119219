import type { English } from "../english.ts";
import { cardinal, numberWords } from "../number-words.ts";
import { DASH, END, isBeforeNoun, NUMBER, START, type Rule } from "../rule.ts";

/** One, several, one hundredth, several hundredths. */
type Currency = readonly [string, string, string, string];

const RUPEE: Currency = ["rupee", "rupees", "paisa", "paise"];
const DOLLAR: Currency = ["dollar", "dollars", "cent", "cents"];
const EURO: Currency = ["euro", "euros", "cent", "cents"];
const POUND: Currency = ["pound", "pounds", "penny", "pence"];
const DIRHAM: Currency = ["dirham", "dirhams", "fils", "fils"];
const CURRENCIES: ReadonlyMap<string, Currency> = new Map([
  ...["₹", "rs", "inr"].map((sign) => [sign, RUPEE] as const),
  ...["$", "us$", "a$", "c$", "ca$", "s$", "usd", "cad", "aud", "sgd"].map(
    (sign) => [sign, DOLLAR] as const,
  ),
  ...["€", "eur"].map((sign) => [sign, EURO] as const),
  ...["£", "gbp"].map((sign) => [sign, POUND] as const),
  ["aed", DIRHAM],
]);
const SIGN = String.raw`(?:₹|(?:(?<![\p{L}\p{N}])(?:US|CA|[ACS]))?\$|€|£|(?<![\p{L}\p{N}])(?:Rs\.?|INR|USD|CAD|AUD|SGD|EUR|GBP|AED)(?=\s?\d))`;
const CODE = "(?:INR|USD|CAD|AUD|SGD|EUR|GBP|AED|Rs)";
const SCALE = "(k|thousand|lakhs?|lacs?|crores?|cr|million|mn|billion|bn)";
const SCALES: Readonly<Record<string, string>> = {
  k: "thousand",
  lakhs: "lakh",
  lac: "lakh",
  lacs: "lakh",
  crores: "crore",
  cr: "crore",
  mn: "million",
  bn: "billion",
};

/** Amounts of money with a sign or a code, before or after the number. */
export const money: readonly Rule[] = [
  {
    pattern: new RegExp(
      String.raw`(${SIGN})\s?(${NUMBER})(?:\s?${SCALE}(?!\p{L}))?(?:${DASH}${SIGN}?\s?(${NUMBER})(?:\s?${SCALE}(?!\p{L}))?)?(?:/-)?(?!\p{N})`,
      "giu",
    ),
    say(match, english) {
      const [, sign = "", amount = "", scale, amount2, scale2] = match;
      const currency = currencyOf(sign);
      if (!currency) return undefined;
      const isOne = isBeforeNoun(match);
      if (amount2 === undefined) return sayAmount(amount, scale, currency, { english, isOne });
      const first =
        scale === undefined ? numberWords(amount, english) : scaled(amount, scale, english);
      return `${first} to ${sayAmount(amount2, scale2, currency, { english, isOne })}`;
    },
  },
  {
    pattern: new RegExp(String.raw`${START}(${NUMBER})\s?(${CODE})(?![\p{L}\p{N}])`, "gu"),
    say([, amount = "", code = ""], english) {
      const currency = currencyOf(code);
      return currency && sayAmount(amount, undefined, currency, { english, isOne: false });
    },
  },
  {
    // The Indian way to end an amount, so that nothing can be added to it.
    pattern: new RegExp(String.raw`${START}(${NUMBER})/-`, "gu"),
    say: ([, amount = ""], english) =>
      sayAmount(amount, undefined, RUPEE, { english, isOne: false }),
  },
  {
    pattern: new RegExp(String.raw`${START}(${NUMBER})\s?(k|cr|mn|bn)${END}`, "gu"),
    say: ([, amount = "", scale = ""], english) => scaled(amount, scale, english),
  },
  {
    pattern: /\s?[₹€£$]\s?/gu,
    say: ([sign]) => ` ${currencyOf(sign.trim())?.[1] ?? ""} `,
  },
];

function currencyOf(sign: string): Currency | undefined {
  return CURRENCIES.get(sign.toLowerCase().replace(".", ""));
}

function scaled(amount: string, scale: string, english: English): string {
  const name = scale.toLowerCase();
  return `${numberWords(amount, english)} ${SCALES[name] ?? name}`;
}

function sayAmount(
  amount: string,
  scale: string | undefined,
  [one, several, hundredth, hundredths]: Currency,
  { english, isOne }: { english: English; isOne: boolean },
): string {
  if (scale !== undefined) return `${scaled(amount, scale, english)} ${isOne ? one : several}`;
  const [whole = "0", decimals = ""] = amount.replaceAll(",", "").split(".");
  // More than two decimals are a rate, not a price.
  if (decimals.length > 2) return `${numberWords(amount, english)} ${several}`;
  const units = Number(whole);
  const parts = Number(decimals.padEnd(2, "0"));
  const said = `${cardinal(units, english)} ${units === 1 || isOne ? one : several}`;
  if (parts === 0) return said;
  const small = `${cardinal(parts, english)} ${parts === 1 ? hundredth : hundredths}`;
  return units === 0 ? small : `${said} and ${small}`;
}
