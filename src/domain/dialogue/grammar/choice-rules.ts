import { findMentions } from "../catalog.ts";
import type { SpokenEntry } from "../phrasebook.ts";
import { wordsOf } from "../words.ts";
import { alternatives, type Rules } from "./jsgf.ts";

/** What was offered, as callers say it back: its time, with and without who, or its own words. */
export function choiceRules(options: readonly string[], people: readonly SpokenEntry[]): Rules {
  const spoken = options.flatMap((option) => {
    const times = spokenTimes(option);
    const [who] = findMentions(wordsOf(option), people);
    const name = people.find((person) => person.name === who?.name)?.spoken[0];
    const own = option
      .toLowerCase()
      .replaceAll(/[^\p{L}' ]+/gu, " ")
      .replaceAll(/\s+/gu, " ")
      .trim();
    return [
      ...times,
      ...(name === undefined
        ? []
        : [`with ${name}`, name, ...times.map((time) => `${time} with ${name}`)]),
      ...(times.length === 0 ? [own, own.replace(/^the /u, "")] : []),
    ];
  });
  return {
    option: alternatives(spoken),
    place:
      "/3/ the first one | /2/ the second one | /1/ the third one | /1/ the first | /1/ the second | /1/ the last one | " +
      "/0.5/ the earlier one | /0.5/ the later one | /0.5/ any of them | /0.3/ this week | /0.3/ next week",
    none: "none of them | none of those | neither | something else | another time | another day | do you have anything else",
  };
}

const HOURS = "twelve one two three four five six seven eight nine ten eleven".split(" ");

const MINUTES: Readonly<Record<string, string>> = {
  "05": "oh five",
  "10": "ten",
  "15": "fifteen",
  "20": "twenty",
  "25": "twenty five",
  "30": "thirty",
  "35": "thirty five",
  "40": "forty",
  "45": "forty five",
  "50": "fifty",
  "55": "fifty five",
};

/** The ways to say the clock time that an option names ("3:30 PM"); none where it names no time. */
function spokenTimes(option: string): readonly string[] {
  const match = /\b(\d{1,2})(?::(\d\d))?\s*([ap])m\b/iu.exec(option);
  if (match === null) return /\bnoon\b/iu.test(option) ? ["noon", "twelve", "twelve o'clock"] : [];
  const [, digits = "", minute = "00", half = "p"] = match;
  const hour = HOURS[Number(digits) % 12] ?? "";
  const next = HOURS[(Number(digits) + 1) % 12] ?? "";
  const suffix = `${half.toLowerCase()} m`;
  const forms =
    minute === "00" ? [hour, `${hour} o'clock`] : [`${hour} ${MINUTES[minute] ?? ""}`.trim()];
  if (minute === "15") forms.push(`quarter past ${hour}`);
  if (minute === "30") forms.push(`half past ${hour}`);
  if (minute === "45") forms.push(`quarter to ${next}`);
  const plain = forms.at(0) ?? hour;
  return [...forms, `${plain} ${suffix}`, `at ${plain}`];
}
