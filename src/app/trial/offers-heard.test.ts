import { expect, test } from "vitest";
import { offersHeard } from "./offers-heard.ts";

const where = { date: "2026-11-24", now: "2026-11-23T09:00" };

test.each([
  [
    "Priya's taken at 3 PM tomorrow. I have 2:15 PM or 3:45 PM with Priya, or 3 PM with Kavitha. Which would you like?",
    ["2026-11-24 14:15 Priya", "2026-11-24 15:45 Priya", "2026-11-24 15:00 Kavitha"],
  ],
  [
    "I have noon with Priya, or 11 AM with Meena on Thursday. Which would you like?",
    ["2026-11-24 12:00 Priya", "2026-11-26 11:00 Meena"],
  ],
  ["On Friday I have 10:30 AM with Arjun.", ["2026-11-27 10:30 Arjun"]],
  ["What name shall I put it under?", []],
])("%s", (heard, offers) => {
  const found = offersHeard(heard, where);
  expect(found.map(({ date, time, stylist }) => `${date} ${time} ${stylist}`)).toEqual(offers);
});
