const units = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen"
).split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinalUnits = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth " +
  "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split(" ");

const cardinals = new Map([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, 20 + index * 10]),
  ["fourty", 40] as const,
]);
const ordinals = new Map([
  ...ordinalUnits.map((word, index): [string, number] => [word, index + 1]),
  ["twentieth", 20] as const,
  ["thirtieth", 30] as const,
  ["fith", 5] as const,
  ["nineth", 9] as const,
  ["twelth", 12] as const,
]);

/** A number read from words: its form for the rules ("24" or "24th") and how many words it took. */
export interface SpokenNumber {
  readonly form: string;
  readonly words: number;
}

/**
 * The number that begins at `at`, or null. Tens take the unit after them ("twenty four", "thirty first") and thousands
 * make a year ("two thousand and nineteen"); otherwise words that follow each other stay apart, because "four thirty"
 * and "one two three" are not one number.
 */
export function spokenNumber(words: readonly string[], at: number): SpokenNumber | null {
  const word = words[at] ?? "";
  const next = words[at + 1] ?? "";
  const ordinal = ordinals.get(word);
  if (ordinal !== undefined) return { form: `${ordinal}th`, words: 1 };
  const value = cardinals.get(word);
  if (value === undefined) return null;
  if (value === 2 && next === "thousand") return year(words, at);
  if (value >= 20) {
    const unit = cardinals.get(next);
    if (unit !== undefined && unit > 0 && unit < 10) return { form: `${value + unit}`, words: 2 };
    const ordinalUnit = ordinals.get(next);
    // "at four thirty first thing": the first belongs to the thing.
    const unitEnds = ordinalUnit !== undefined && ordinalUnit < 10 && words[at + 2] !== "thing";
    if (unitEnds) return { form: `${value + ordinalUnit}th`, words: 2 };
  }
  return { form: `${value}`, words: 1 };
}

function year(words: readonly string[], at: number): SpokenNumber {
  const skip = words[at + 2] === "and" ? 3 : 2;
  const rest = spokenNumber(words, at + skip);
  if (rest === null || !/^\d\d?$/.test(rest.form)) return { form: "2000", words: 2 };
  return { form: `${2000 + Number(rest.form)}`, words: skip + rest.words };
}
