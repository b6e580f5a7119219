import type { Sentences } from "../../domain/dialogue/script.ts";

/** What a receptionist says of her own wherever appointments are made; a trade adds what only it says. */
export const BOOKING_SENTENCES = {
  ask: {
    when: "What day and time would you like?",
    "been-before": "Have you been here before?",
    name: "What name shall I put it under?",
    phone: "What's the best number to reach you on? You can say it or type it on your keypad.",
    topic: "What would you like to know?",
    key: "Which appointment do you mean?",
  },
  whomInstead: "Who would you like instead: {}?",
  oneAtATime: "I'll book those one at a time, starting with the first.",
  askNameAgain: "Sorry, I didn't get the name. Could you say it again?",
  askDate: "What day would you like?",
  askTime: "What time would you like?",
  offerNumber: "Shall I use the number you're calling from, ending {}?",
  askAnotherNumber: "What number shall I use? You can say it or type it on your keypad.",
  restOfNumber: "Mm-hm, and the rest of it?",
  numberTooLong:
    "Sorry, that was too many digits. Could you say the number again, or type it on your keypad?",
  askSpelling:
    "I'm sorry, I'm still not getting it. Could you say your first name, and then spell it for me?",
  nameUncertain:
    "Sorry, I didn't quite get the name. Could you say your first name, and then spell it for me?",
  nameWasWrong: "Sorry about that. Could you say your first name, and then spell it for me?",
  nameLeftOut: "I'm sorry, I can't get the name right, so I'll put your number in its place.",
  namelessCaller: "Caller {}",
  whichWeek: "Do you mean {}?",
  morningOrEvening: "Is that in the morning or in the evening?",
  dayParts: { morning: "the morning", evening: "the evening" },
  past: "That's already gone by. What day and time would you like?",
  impossibleDate: "That date isn't in the calendar. What day would you like?",
  whichDate: "I'm not sure which day you mean. Could you give me the date?",
  numberWithheld: "I can't see your number from here. Could you say it, or type it on your keypad?",
  suitsYou: "Would that suit you?",
  whatToChange: "No problem. What would you like to change?",
  abandoned: "All right, I've left it at that.",
  somethingElse: "No problem. What other day or time would suit you?",
  howCanIHelp: "How can I help?",
  hello: "Hello!",
  startOver: "Okay, let's start again. How can I help?",
  anythingElse: "Is there anything else I can help with?",
  welcome: "You're welcome!",
  takeYourTime: "Of course, take your time.",
  whichOne: "Which one would you like?",
  cannot: "I'm sorry, I can't help with that myself, but I can put you through to someone.",
  offerPerson: "Shall I put you through to someone?",
  offerCode:
    "If it's under another number, I can text a code there to check. What number is it under?",
  codeAgain: "The code has six digits. Could you say all of them, or type them on your keypad?",
  somethingElseOrWait:
    "No problem. What other day or time would suit you, or shall I put you on the waiting list?",
  sorry: "I'm sorry, that didn't work just now.",
} satisfies Omit<Sentences, "ask" | "help" | "honest"> & {
  readonly ask: Partial<Sentences["ask"]>;
};
