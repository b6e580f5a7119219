import type { Intent } from "../../../domain/dialogue/phrasebook.ts";

/** What people say who are rung up by us, besides what any caller says. */
export const OUTREACH_INTENTS: readonly Intent[] = [
  {
    name: "stop-calling",
    phrasings: ["stop calling me", "please don't call me again", "take me off your list"],
    cues: [
      "stop|quit ... calling|ringing|phoning|bothering|texting|messaging",
      "dont|do|never ... call|ring|phone|text|contact me|us|again|anymore",
      "dont call|ring|phone|text|contact me|us|again|anymore",
      "not call|ring|phone|text|contact me|us",
      "take|remove me|us|my ... off|from your|the ... list",
      "no more calls|reminders",
      "unsubscribe",
      "opt out",
    ],
  },
  {
    name: "wrong-number",
    phrasings: ["you have the wrong number", "wrong number"],
    cues: [
      "wrong number|person",
      "nobody|noone|no by|with|of ... that name",
      "nobody|noone called|named",
      "dont know ... {person}",
      "i|we never|didnt ... book|booked|make|made",
    ],
  },
  {
    name: "call-later",
    phrasings: ["call me later", "can you call me later", "i'm busy right now"],
    cues: [
      "call|ring|phone|try|reach me|us|again|back ... later|hour|minutes|while",
      "call|ring|phone ... later",
      "call|ring me|us back",
      "im|am|bit busy|driving|working",
      "busy right|just|at now|moment|the",
      "in a meeting",
      "cant|cannot talk|speak|now",
      "not a good time",
      "bad time",
    ],
  },
  {
    name: "coming",
    phrasings: ["i'll be there", "yes i'll be there", "i can make it", "see you then"],
    cues: [
      "ill|will|well|shall be there|coming",
      "yes|yeah ... ill|will|well be there",
      "^i can make it$",
      "yes|yeah ... can|will make it",
      "^yes ... i|we can|will$",
      "see you|ya then|tomorrow|there|later|soon",
      "im|am|were coming",
      "^confirm$",
      "confirm|confirmed it|that|my|the|please",
      "^confirmed$",
    ],
  },
];

/** What they say of an appointment that has been named already: "it". Beside the trade's own wordings. */
export const CHANGE_INTENTS: readonly Intent[] = [
  {
    name: "cancel",
    phrasings: ["cancel it", "please cancel it", "just cancel it"],
    cues: [
      "^cancel it please$",
      "^please cancel it$",
      "^just cancel it$",
      "^just cancel it please$",
      "^id like to cancel it$",
    ],
  },
  {
    name: "move",
    phrasings: ["move it", "move it to another time", "another time please"],
    cues: [
      "^another|different time|day$",
      "^another|different time|day please$",
      "^reschedule$",
      "^reschedule it please$",
      "^move it please$",
    ],
  },
];
