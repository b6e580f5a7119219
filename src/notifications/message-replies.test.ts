import { expect, test } from "vitest";
import { wordReply, type MessageReply } from "./message-replies.ts";

const business = {
  name: "GlamDesk",
  zone: "Asia/Kolkata",
  language: "en-IN",
  nowMs: Date.parse("2026-11-23T10:00+05:30"),
  phone: "+914428150000",
};

test("a confirmation says when and with whom", () => {
  const startMs = Date.parse("2026-11-24T15:00+05:30");
  expect(wordReply({ about: "confirmed", startMs, with: "Priya" }, business)).toBe(
    "Thank you! We'll see you tomorrow, Tuesday 24 November, at 3:00 pm, with Priya.",
  );
});

test("what can't be done in writing says where to ring, with or without a number", () => {
  expect(wordReply({ about: "unreadable" }, business)).toContain("please call +91 44 2815 0000");
  const { phone: _, ...numberless } = business;
  expect(wordReply({ about: "unreadable" }, numberless)).toContain("please call us.");
});

test("every answer fits into two text messages of an English alphabet", () => {
  const startMs = Date.parse("2026-12-24T15:00+05:30");
  const replies: readonly MessageReply[] = [
    ...(["opted-out", "opted-in", "help", "cancel", "which", "unreadable"] as const).map(
      (about) => ({ about }),
    ),
    { about: "confirmed", startMs, with: "Kavitha Ramachandran" },
    { about: "accepted", startMs, with: "Kavitha Ramachandran" },
    { about: "declined" },
    { about: "place-gone" },
    { about: "nothing-to-confirm" },
    { about: "rated", stars: 1 },
  ];
  for (const reply of replies) {
    const text = wordReply(reply, business);
    expect(text.length).toBeLessThanOrEqual(306);
    expect(text).toMatch(/^[\n\r -~]+$/u);
  }
});
