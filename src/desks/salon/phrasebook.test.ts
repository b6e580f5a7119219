import { describe, expect, test } from "vitest";
import type { ExpectationKind } from "../../domain/dialogue/expectation.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import { ANYONE, understand, type Understanding } from "../../domain/dialogue/understand.ts";
import type { BusinessWords } from "../booking/phrasebook.ts";
import { salonPhrasebook } from "./phrasebook.ts";

const WORDS: BusinessWords = {
  language: "en-IN",
  country: "IN",
  hours: [
    { weekday: 1, fromMinute: 600, toMinute: 1200 },
    { weekday: 2, fromMinute: 660, toMinute: 1080 },
  ],
  services: [
    { name: "haircut", aliases: ["cut", "trim"] },
    { name: "beard trim", aliases: ["beard"] },
    { name: "haircut and shave", aliases: ["shave"] },
    { name: "hair colour", aliases: ["colour", "hair dye"] },
    { name: "manicure", aliases: ["nails"] },
    { name: "facial", aliases: ["face treatment"] },
  ],
  stylists: [
    { name: "Priya", aliases: [] },
    { name: "Kavitha", aliases: ["Kavita"] },
    { name: "Arjun", aliases: [] },
  ],
  faqs: [
    { id: "hours", questions: ["what are your opening hours", "are you open on sundays"] },
    { id: "location", questions: ["where are you", "how do I get there"] },
    { id: "parking", questions: ["do you have parking", "is parking free"] },
    { id: "payment", questions: ["how can I pay", "do you take cards"] },
    { id: "walk-ins", questions: ["do you take walk-ins"] },
    { id: "moving", questions: ["is there a charge for cancelling"] },
    { id: "pets", questions: ["can I bring my dog", "are dogs allowed"] },
  ],
};

const phrasebook = salonPhrasebook(WORDS);

function read(text: string, expects: ExpectationKind = "open"): Understanding {
  return understand(text, { phrasebook, expects, nowLocal: "2026-11-23T09:00" });
}

describe("what callers come for", () => {
  test.each([
    ["book", "i'd like to book an appointment"],
    ["book", "Can I make an appointment?"],
    ["book", "i need a haircut"],
    ["book", "haircut please"],
    ["book", "a facial"],
    ["book", "could you fit me in on saturday"],
    ["book", "can i get a beard trim today after five"],
    ["book", "book me in with priya tomorrow"],
    ["book", "I want my nails done"],
    ["book", "i would like to schedule a hair dye"],
    ["book", "my daughter needs a haircut"],
    ["book", "do you have an appointment on the 13th"],
    ["book", "Please book it for march 9th"],
    ["move", "i'd like to move my appointment"],
    ["move", "can i reschedule"],
    ["move", "I need to change my booking to friday"],
    ["move", "could we shift my appointment to four"],
    ["move", "postpone my appointment"],
    ["move", "push my haircut appointment to next week"],
    ["cancel", "cancel my appointment"],
    ["cancel", "I have to cancel"],
    ["cancel", "please cancel my booking for tomorrow"],
    ["cancel", "i can't make it tomorrow"],
    ["cancel", "i won't be able to come"],
    ["lookup", "when is my appointment"],
    ["lookup", "what time is my booking tomorrow"],
    ["lookup", "do i have an appointment with you"],
    ["lookup", "can you check my appointment"],
    ["lookup", "what have i booked"],
    ["is-free", "is priya free tomorrow"],
    ["is-free", "Is Kavitha working on Sunday?"],
    ["is-free", "when is arjun available"],
    ["is-free", "does priya work on mondays"],
    ["price", "how much is a haircut"],
    ["price", "what does a facial cost"],
    ["price", "what's the price of a beard trim"],
    ["price", "how long does a hair colour take"],
    ["price", "how much do you charge for a manicure"],
    ["price", "tell me about the facial"],
    ["price", "how much is it"],
    ["price", "do you do facials"],
    ["price", "who does facials"],
    ["list-services", "what services do you have"],
    ["list-services", "what do you offer"],
    ["list-services", "what are your prices"],
    ["list-services", "which treatments do you do"],
    ["list-services", "what can i book"],
    ["free-slots", "what's free tomorrow"],
    ["free-slots", "what times do you have on friday"],
    ["free-slots", "do you have anything on saturday"],
    ["free-slots", "when's the next available slot"],
    ["free-slots", "any openings today"],
    ["free-slots", "when can i come in for a facial"],
    ["free-slots", "is there anything tomorrow afternoon"],
    ["free-slots", "what is the earliest you can do a haircut"],
  ])("%s: %s", (intent, text) => {
    expect(read(text).intent).toBe(intent);
  });

  test.each([
    ["what are your opening hours", "what are your opening hours"],
    ["when do you close", "what are your opening hours"],
    ["how late are you open today", "what are your opening hours"],
    ["are you open on sunday", "what are your opening hours"],
    ["what time do you open tomorrow", "what are your opening hours"],
    ["where are you", "where are you"],
    ["what's your address", "where are you"],
    ["Can you give me directions?", "where are you"],
    ["how do i find you", "where are you"],
    ["is there parking", "do you have parking"],
    ["where can i park my bike", "do you have parking"],
    ["do you have any parking space", "do you have parking"],
    ["can i pay by card", "how can I pay"],
    ["do you accept credit cards", "how can I pay"],
    ["do you take u p i or google pay", "how can I pay"],
    ["can i just walk in", "do you take walk-ins"],
    ["do i need an appointment", "do you take walk-ins"],
    ["can i come without an appointment", "do you take walk-ins"],
    ["is there a cancellation fee", "is there a charge for cancelling"],
    ["what is your cancellation policy", "is there a charge for cancelling"],
    ["can i bring my dog", "can I bring my dog"],
    ["are dogs allowed", "can I bring my dog"],
  ])("the question %j is the one in the book: %j", (text, topic) => {
    expect(read(text)).toMatchObject({ topic, intent: null, command: null });
  });

  test.each([
    ["person", "can i speak to a person please"],
    ["person", "a human please"],
    ["person", "operator"],
    ["person", "put me through to the manager"],
    ["person", "i want to talk to someone"],
    ["person", "is there a real person there"],
    ["repeat", "can you repeat that"],
    ["repeat", "sorry?"],
    ["repeat", "pardon me"],
    ["repeat", "i didn't catch that"],
    ["repeat", "what did you say"],
    ["start-over", "start over"],
    ["start-over", "let's start again"],
    ["start-over", "can we begin again"],
    ["help", "help"],
    ["help", "what can you do"],
    ["robot", "are you a robot"],
    ["robot", "am i talking to a machine"],
    ["robot", "Are you human?"],
    ["robot", "is this an ai"],
    ["goodbye", "bye"],
    ["goodbye", "thank you so much, bye"],
    ["goodbye", "that's all thanks"],
    ["goodbye", "No, that will be all. Thanks again!"],
    ["goodbye", "thanks that's all i need"],
    ["goodbye", "nothing else"],
    ["goodbye", "have a nice day"],
    ["thanks", "thank you very much"],
    ["thanks", "thanks a lot"],
    ["hello", "hello"],
    ["hello", "good morning"],
    ["hello", "hello is anyone there"],
    ["abandon", "never mind"],
    ["abandon", "forget it"],
    ["abandon", "i've changed my mind"],
    ["abandon", "i don't want to book anymore"],
    ["hold-on", "one moment"],
    ["hold-on", "hang on a second"],
  ])("the command %s: %s", (command, text) => {
    expect(read(text)).toMatchObject({ command, intent: null, topic: null });
  });

  test.each(["purple monkey dishwasher", "", "…", "ok ok ok", "the weather is nice", "12"])(
    "%j is none of them",
    (text) => {
      expect(read(text)).toMatchObject({ command: null, intent: null, topic: null });
    },
  );
});

describe("details", () => {
  test.each([
    [
      "i'd like a haircut with priya tomorrow at half past four",
      ["haircut"],
      "Priya",
      "tomorrow at half past four",
    ],
    ["book a facial for friday", ["facial"], null, "for friday"],
    ["can i get a beard trim today after five", ["beard trim"], null, "today after five"],
    [
      "a hair cut and shave on monday at ten with arjun",
      ["haircut and shave"],
      "Arjun",
      "on monday at ten",
    ],
    ["haircut and a facial", ["haircut", "facial"], null, null],
    ["with kavita please", [], "Kavitha", null],
    ["anyone is fine", [], ANYONE, null],
    ["i don't mind who", [], ANYONE, null],
    [
      "hair color between two and four tomorrow",
      ["hair colour"],
      null,
      "between two and four tomorrow",
    ],
    ["two haircuts", ["haircut"], null, null],
  ])("%s", (text, services, person, when) => {
    expect(read(text)).toMatchObject({ services, person, when });
  });

  test("the name of the caller is not the stylist's, unless it is with her", () => {
    expect(read("my name is priya")).toMatchObject({ name: "Priya", person: null });
    expect(read("my name is priya and i'd like a haircut with priya")).toMatchObject({
      name: "Priya",
      person: "Priya",
    });
  });

  test("a telephone number is no time, and a time no telephone number", () => {
    expect(read("my number is 98401 23456")).toMatchObject({ digits: "9840123456", when: null });
    expect(read("tomorrow at 4 30")).toMatchObject({ digits: null });
    expect(read("nine eight four", "phone")).toMatchObject({ digits: "984", when: null });
  });

  test("a bare number is a time where a time was asked", () => {
    expect(read("four", "date-time").when).toBe("four");
    expect(read("four").when).toBeNull();
  });
});

describe("a business that changes", () => {
  test("a new service and a new stylist are heard, understood and named to cloud ears", () => {
    const grown = salonPhrasebook({
      ...WORDS,
      services: [...WORDS.services, { name: "pedicure", aliases: ["foot care"] }],
      stylists: [...WORDS.stylists, { name: "Thenmalar", aliases: [] }],
    });
    const said = "i'd like some foot care with thenmalar";
    const situation = { phrasebook: grown, expects: "open", nowLocal: "2026-11-23T09:00" } as const;
    expect(understand(said, situation)).toMatchObject({
      services: ["pedicure"],
      person: "Thenmalar",
    });
    expect(read(said)).toMatchObject({ services: [], person: null });
    const { keyTerms, grammar } = hintsFor(grown, { kind: "open" });
    expect(keyTerms).toEqual(expect.arrayContaining(["Thenmalar", "pedicure"]));
    expect(grammar).toContain("foot care");
    expect(grammar).toContain("thenmalar");
  });

  test("the opening hours are the widest of the week", () => {
    expect(phrasebook.opening).toEqual({ from: "10:00", to: "20:00" });
  });

  test("a customer's name is listened for", () => {
    const grown = salonPhrasebook({ ...WORDS, customerNames: ["Thenmalar Raj"] });
    expect(hintsFor(grown, { kind: "name" }).grammar).toContain("thenmalar");
  });
});
