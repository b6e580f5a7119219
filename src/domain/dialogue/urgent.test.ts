import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { URGENT_CUES, URGENT_PHRASES } from "./urgent-words.ts";
import { saysUrgent } from "./urgent.ts";

const URGENT = [
  "chest pain",
  "I have chest pain and can I come in tomorrow",
  "I've got this pain in my chest",
  "my chest feels really tight",
  "I can't breathe",
  "my baby can't breathe properly",
  "she's having trouble breathing",
  "I'm short of breath",
  "I'm bleeding badly",
  "it won't stop bleeding",
  "the bleeding won't stop",
  "he's losing a lot of blood",
  "I think my husband is having a stroke",
  "my father had a stroke",
  "her face is drooping",
  "his speech is slurred",
  "I took too many pills",
  "my daughter overdosed",
  "I'm suicidal",
  "I want to kill myself",
  "I don't want to live any more, I want to die",
  "he passed out",
  "she's not breathing",
  "he's not responding to me",
  "my throat is closing",
  "this is an emergency",
  "I need an ambulance",
  "Tuesday is fine, and I'm having chest pains",
  "no, I have chest pain",
  "not tomorrow, I can't breathe",
  "I don't know, I have chest pain",
  "I don't feel well, I have chest pain",
  "I don't have a fever but I have chest pain",
  "I had chest pain last year and now it's back",
  "I had a heart attack two years ago and I'm having chest pain again",
  "I had chest pain last night",
  "my chest is killing me",
  "there's an elephant sitting on my chest",
  "my chest feels like it's being squeezed",
  "my husband isn't breathing",
  "he's not really breathing",
  "I haven't been able to breathe since this morning",
  "there's blood everywhere",
  "I can't stop the bleeding",
  "I haven't stopped bleeding",
  "I'm bleeding really bad",
  "I'm pregnant and bleeding",
  "he's coughing up blood",
  "he's been stabbed",
  "I can't feel my left arm",
  "I took a whole bottle of Tylenol",
  "I don't want to live anymore",
  "I'm afraid I might hurt myself",
  "she fainted",
  "she's having a fit",
  "my tongue is swelling",
  "an allergic reaction and my face is swelling",
  "her lips are blue",
  "she hit her head",
  "he's not moving",
  "there's no pulse",
  "should I call 911",
  "I'm gonna die",
  "I've never had chest pain like this before",
];

test.each(URGENT)("%j can't wait", (text) => {
  expect(saysUrgent(text, URGENT_CUES)).toBe(true);
});

test.each([
  "I'd like to book a physical",
  "no chest pain",
  "I don't have chest pain, I need a refill",
  "I don't have any chest pain",
  "no chest pain or trouble breathing",
  "it's not an emergency",
  "this isn't an emergency",
  "it's not chest pain",
  "I had chest pain last year",
  "I have a history of stroke",
  "I had a heart attack two years ago",
  "I've been fine since my heart attack",
  "a follow-up after my stroke",
  "can I change my emergency contact",
  "do you have an emergency number",
  "my back hurts",
  "the pain in my knee is getting worse",
  "I need to see somebody about my breathing machine",
  "a different stroke of luck",
  "I can't make it tomorrow",
  "I do not have trouble breathing",
  "I've never had chest pain",
  "I'm dying to see Doctor Chen",
  "I hurt myself at the gym",
  "my throat is swollen",
  "he's not moving it to another day",
  "my number is 312 911 4567",
  "my phone is about to die",
  "my back is killing me",
  "book it",
  "yes please",
  "",
])("%j can wait", (text) => {
  expect(saysUrgent(text, URGENT_CUES)).toBe(false);
});

describe("what a recogniser listens for", () => {
  test.each(URGENT_PHRASES)("%j is urgent", (phrase) => {
    expect(saysUrgent(phrase, URGENT_CUES)).toBe(true);
  });
});

test("whatever is said around it, chest pain that nobody denies can't wait", () => {
  const words = fc.array(
    fc.constantFrom(
      ..."yes please tomorrow at three with doctor chen i would like to come in".split(" "),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = [...before, "i have chest pain", ...after].join(" ");
      expect(saysUrgent(text, URGENT_CUES)).toBe(true);
    }),
  );
});
