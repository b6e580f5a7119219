import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findWhen, resolveWhen } from "./find-when.ts";
import { ordinalText } from "./say.ts";

const now = "2026-11-21T09:30";
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const numbers = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen twenty twenty-one twenty-two twenty-three"
).split(" ");
const ordinals = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth " +
  "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth " +
  "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split(" ");

/** A day of the next 270, and one of the ways to say it. */
const dates = fc.tuple(fc.integer({ min: 1, max: 270 }), fc.nat()).map(([ahead, way]) => {
  const day = new Date(Date.UTC(2026, 10, 21 + ahead));
  const date = day.toISOString().slice(0, 10);
  const number = ordinalText(day.getUTCDate());
  const word = ordinals[day.getUTCDate() - 1] ?? "";
  const month = months[day.getUTCMonth()] ?? "";
  const year = day.getUTCFullYear();
  const ways = [
    `${number} of ${month}`,
    `the ${number} of ${month.toLowerCase()}`,
    `${month} ${number}`,
    `${month} ${number}, ${year}`,
    `${number} of ${month} ${year}`,
    `${month.toLowerCase()} ${word.replace("-", " ")}`,
    `the ${word} of ${month}`,
    `${month} the ${word}`,
    `${day.getUTCDate()} ${month.slice(0, 3)} ${year}`,
    `${month.slice(0, 3)} ${day.getUTCDate()}`,
    date,
  ];
  return { date, said: ways[way % ways.length] ?? date };
});

/** A quarter of an hour of the waking day, and one of the ways to say it. */
const times = fc
  .tuple(fc.integer({ min: 6, max: 22 }), fc.constantFrom(0, 15, 30, 45), fc.nat())
  .map(([hour, minute, way]) => {
    const dial = hour % 12 === 0 ? 12 : hour % 12;
    const minutes = String(minute).padStart(2, "0");
    const word = numbers[dial] ?? "";
    const half = hour < 12 ? "am" : "pm";
    const part = hour < 12 ? "morning" : hour < 16 ? "afternoon" : hour < 20 ? "evening" : "night";
    const next = numbers[(dial % 12) + 1] ?? "";
    const spoken = ["", "fifteen", "thirty", "forty five"][minute / 15] ?? "";
    const clock = [
      `${word} o'clock`,
      `quarter past ${word}`,
      `half past ${word}`,
      `quarter to ${next}`,
    ];
    const nextIsNoon = minute === 45 && dial === 11;
    const ways = [
      `${dial}:${minutes} ${half}`,
      `${dial}.${minutes}${half}`,
      `${dial}:${minutes} in the ${part}`,
      `${part} ${dial}:${minutes}`,
      `${word} ${spoken} ${half.split("").join(" ")}`,
      `${word} ${spoken} in the ${part}`,
      `${numbers[hour] ?? ""} ${spoken} hours`.replace("  hours", " hundred hours"),
      `${String(hour).padStart(2, "0")}:${minutes}`,
      nextIsNoon ? `${dial}:45 ${half}` : `${clock[minute / 15] ?? ""} in the ${part}`,
    ];
    const said = (ways[way % ways.length] ?? "").replaceAll("  ", " ");
    return { time: `${String(hour).padStart(2, "0")}:${minutes}`, said };
  });

test("a day is understood however it is said", () => {
  fc.assert(
    fc.property(dates, ({ date, said }) => {
      expect(resolveWhen(said, { now })).toMatchObject({ date, time: null, ask: null });
    }),
    { numRuns: 1000 },
  );
});

test("a time is understood however it is said", () => {
  fc.assert(
    fc.property(times, ({ time, said }) => {
      expect({ said, ...resolveWhen(said, { now }) }).toMatchObject({ date: null, time });
    }),
    { numRuns: 2000 },
  );
});

const sentences = [
  "I'd like a haircut with Priya on {date} at {time}, please",
  "can i come in at {time} on {date}",
  "book me in for {date} around {time}",
  "no sorry make it {time} on {date} instead",
  "My number is 98401 23456 and {date} at {time} suits me",
  "two haircuts on {date}, {time} if you have it",
];

test("a day and a time are found in a sentence in either order, and nothing of them is left", () => {
  fc.assert(
    fc.property(dates, times, fc.constantFrom(...sentences), (day, clock, sentence) => {
      const said = sentence.replace("{date}", day.said).replace("{time}", clock.said);
      const { meaning, rest } = findWhen(said, { now });
      expect({ said, ...meaning }).toMatchObject({ said, date: day.date, time: clock.time });
      expect(rest).not.toContain(clock.said);
      expect(rest).not.toContain(day.said);
    }),
    { numRuns: 2000 },
  );
});
