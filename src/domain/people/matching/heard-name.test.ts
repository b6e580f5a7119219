import { expect, test } from "vitest";
import { readHeardName } from "./heard-name.ts";

test.for([
  ["Sarah Miller", "sarah miller"],
  ["Um, hi, I'm here to see Sarah Miller, please.", "sarah miller"],
  ["Can I speak with Dr. Patel?", "dr patel"],
  ["I've got a meeting with Sarah Miller at three", "sarah miller"],
  ["My name is Tom Baker and I'm here to meet Sarah", "sarah"],
  ["I'm here to see Sarah, my name is Tom Baker", "sarah"],
  ["I have a delivery for Conor O'Brien", "conor obrien"],
  ["I'm looking for someone called Priya", "priya"],
  ["is Sarah Miller in today", "sarah miller"],
  ["Could you tell Sarah Miller that I'm here", "sarah miller"],
] as const)("finds the name in a sentence: %s", ([heard, name]) => {
  expect(readHeardName(heard).map((reading) => reading.name)).toContain(name);
});

test("keeps both readings where the words may be part of a misheard name", () => {
  expect(readHeardName("call in Powell").map(({ name }) => name)).toEqual([
    "call in powell",
    "call",
    "in powell",
  ]);
});

test("takes the department from the name", () => {
  expect(readHeardName("Sarah from the design team").at(-1)).toEqual({
    name: "sarah",
    department: "the design team",
    isSure: true,
  });
});

test("reads nothing into silence", () => {
  expect(readHeardName("...")).toEqual([]);
});
