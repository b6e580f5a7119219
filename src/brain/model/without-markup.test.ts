import { expect, test } from "vitest";
import { array, assert, nat, property } from "fast-check";
import { withoutMarkup } from "./without-markup.ts";

test.each([
  ["**Sure**, it's *four hundred* rupees.", "Sure, it's four hundred rupees."],
  ["# Prices\n- Haircut\n- Facial", "Prices Haircut Facial"],
  ["1. Haircut\n2. Facial", "Haircut Facial"],
  ["See [our page](https://example.com) for more.", "See our page for more."],
  ["Great 😊 see you!", "Great see you!"],
  ["Use `book` now", "Use book now"],
  ["<b>Hello</b> there", "Hello there"],
  ["It's 2 * 3 or half-past.", "It's 2 3 or half-past."],
  ["A well-known snake_case word", "A well-known snake_case word"],
  ["Is it 5 < 6?", "Is it 5 < 6?"],
])("%j is spoken as %j", (written, spoken) => {
  expect(all([written])).toBe(spoken);
});

test("it does not matter in which pieces the words come", () => {
  const written = "**Sure**, [Priya](x) is free 😊 at _three_.\n- And `Meena` too.";
  assert(
    property(array(nat(written.length), { maxLength: 6 }), (cuts) => {
      const at = [0, ...cuts, written.length].toSorted((a, b) => a - b);
      const pieces = at.slice(1).map((end, index) => written.slice(at[index], end));
      expect(all(pieces)).toBe(all([written]));
    }),
  );
});

function all(pieces: readonly string[]): string {
  const clean = withoutMarkup();
  const taken = pieces.map((piece) => clean.take(piece)).join("");
  return (taken + clean.rest()).replaceAll(/ +/gu, " ").trim();
}
