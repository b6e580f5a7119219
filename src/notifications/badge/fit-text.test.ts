import { assert, integer, property, string } from "fast-check";
import { expect, test } from "vitest";
import { fitText, LINE_HEIGHT } from "./fit-text.ts";
import { charactersOf } from "./letters.ts";

const room = { widthMm: 50, heightMm: 24, mostLines: 3, largestMm: 12, smallestMm: 4 };

/** Every letter half as wide as it is high. */
function measure(text: string, sizeMm: number): number {
  return charactersOf(text).length * sizeMm * 0.5;
}

test("a short name is as large as it may be", () => {
  expect(fitText("Priya", room, measure)).toEqual({ lines: ["Priya"], sizeMm: 12 });
});

test("a longer one takes more lines before it breaks a word", () => {
  const { lines, sizeMm } = fitText("Alexandra Wolfensberger", room, measure);
  expect(lines).toEqual(["Alexandra", "Wolfensberger"]);
  expect(measure("Wolfensberger", sizeMm)).toBeLessThanOrEqual(50);
});

test("one word that is too long in the smallest letters is broken, and a text that is too long is cut", () => {
  expect(fitText("x".repeat(30), room, measure).lines.join("")).toBe("x".repeat(30));
  const { lines } = fitText("ab ".repeat(100).trim(), room, measure);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatch(/b…$/u);
});

test("nothing ever leaves its room", () => {
  assert(
    property(
      string({ minLength: 1, maxLength: 200 }).map((text) => text.replaceAll(/\s+/gu, " ").trim()),
      integer({ min: 20, max: 100 }),
      (text, widthMm) => {
        const { lines, sizeMm } = fitText(text, { ...room, widthMm }, measure);
        for (const line of lines) expect(measure(line, sizeMm)).toBeLessThanOrEqual(widthMm);
        expect(lines.length * sizeMm * LINE_HEIGHT).toBeLessThanOrEqual(24.001);
        const said = lines.join("").replaceAll(" ", "");
        const whole = text.replaceAll(" ", "");
        expect(said === whole || whole.startsWith(said.replace(/…$/u, ""))).toBe(true);
      },
    ),
  );
});
