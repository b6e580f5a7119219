import { expect, test } from "vitest";
import { readIntroduction, type Introduction } from "./read-introduction.ts";

const KNOWN = new Set(["tom", "anna", "jane", "bob", "sarah"]);

function read(text: string, asked: "visitor" | "host" | "other" = "host"): Introduction {
  return readIntroduction(text, { asked, isKnown: (name) => KNOWN.has(name) });
}

test.each([
  [
    "Hi, I'm Tom from Initech, here to see Sarah",
    { visitor: "Tom", company: "Initech", hostWords: "sarah" },
  ],
  [
    "hi i'm tom baker from initech here to see sarah",
    { visitor: "Tom Baker", company: "Initech", hostWords: "sarah" },
  ],
  ["i have a meeting with sarah chen at three", { hostWords: "sarah chen" }],
  ["i'm here to see sarah from engineering please", { hostWords: "sarah from engineering" }],
  [
    "i have an interview with carlos ramirez and my name is anna schmidt",
    { visitor: "Anna Schmidt", hostWords: "carlos ramirez" },
  ],
  [
    "my name is Siobhán O'Neil, I'm with the Smith Group",
    { visitor: "Siobhán O'Neil", company: "Smith Group" },
  ],
  [
    "i'm with fedex i've got something for elena rossi",
    { company: "Fedex", hostWords: "elena rossi" },
  ],
  [
    "sarah chen is expecting me my name is tom baker",
    { visitor: "Tom Baker", hostWords: "sarah chen" },
  ],
  [
    "I'm Anna from Globex also for Grace",
    { visitor: "Anna", company: "Globex", hostWords: "grace" },
  ],
  ["sarah", { hostWords: "sarah" }],
  ["sarah from engineering", { hostWords: "sarah from engineering" }],
  ["we're here to see noah goldberg there's four of us", { hostWords: "noah goldberg" }],
  ["i'm here for an interview", {}],
  ["i'm here to fix the elevator", {}],
  ["i'm late", {}],
  ["tell me about the company", {}],
  ["", {}],
])("'%s'", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ["tom baker", { visitor: "Tom Baker" }],
  ["tom baker from initech", { visitor: "Tom Baker", company: "Initech" }],
  ["it's jane o'neil", { visitor: "Jane O'Neil" }],
  ["my name is tom", { visitor: "Tom" }],
  ["Joaquín de la Cruz", { visitor: "Joaquín de la Cruz" }],
  ["one moment", {}],
  ["yes", {}],
])("asked for a name, '%s'", (text, expected) => {
  expect(read(text, "visitor")).toEqual(expected);
});
