import { expect, test } from "vitest";
import { USUAL_LOBBY_RULES } from "../../../domain/visits/lobby-rules.ts";
import { sayWrittenDown } from "./say-written-down.ts";

const announced = {
  outcome: "announced",
  visitId: "visit_1",
  host: "Sarah Chen",
  visitor: "Tom Baker",
} as const;

test("where nobody can be told, a visitor hears that they're written down, not that somebody knows", () => {
  expect(sayWrittenDown(announced, USUAL_LOBBY_RULES, false)).toBe(
    "Thank you, Tom. You're on today's list.",
  );
});

test("whoever writes, and whom no news reaches, is told at once where to go", () => {
  expect(sayWrittenDown(announced, USUAL_LOBBY_RULES, true)).toBe(
    "Thank you, Tom. You're on today's list. Please go to the front desk, and they'll help you.",
  );
});
