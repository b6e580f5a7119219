import { expect, test } from "vitest";
import { sampleDesk } from "../store/testing/sample-desk.ts";
import { bestFaq, findFaq } from "./find-faq.ts";
import { openSalon } from "./testing/open-salon.ts";

const faqs = [
  ...sampleDesk.faqs,
  { id: "location", questions: ["where are you", "what's your address"], answer: "In Adyar." },
  {
    id: "walk-ins",
    questions: ["can I just walk in", "do I need an appointment", "do you take walk-ins"],
    answer: "Yes, but it's safer to book.",
  },
];

test.each([
  ["what are your opening hours", "hours"],
  ["when do you open", "hours"],
  ["What time do you close?", "hours"],
  ["um what time do you close today please", "hours"],
  ["is there parking", "parking"],
  ["where can I park", "parking"],
  ["do you have a car park", "parking"],
  ["do you take cards", "payment"],
  ["can i pay with a card", "payment"],
  ["can I pay by UPI", "payment"],
  ["where are you", "location"],
  ["what is your address please", "location"],
  ["where is the salon", "location"],
  ["do i need an appointment", "walk-ins"],
])("%s is about %s", (question, id) => {
  expect(bestFaq(faqs, question)?.id).toBe(id);
});

test.each([
  "do you sell shampoo",
  "is Priya married",
  "when is Priya in",
  "can you give me the weather in Chennai",
  "what",
  "",
  "I want to complain about my colour",
])("nothing is known about %j", (question) => {
  expect(bestFaq(faqs, question)).toBeUndefined();
});

test("the answer is the owner's, word for word", async () => {
  await using salon = await openSalon();
  expect(await findFaq(salon.owner, { question: "is there parking" })).toMatchObject({
    ok: true,
    faq: { answer: "Yes, there's free parking behind the salon." },
  });
  expect(await findFaq(salon.owner, { question: "do you sell shampoo" })).toEqual({
    ok: false,
    reason: "unknown-question",
  });
});
