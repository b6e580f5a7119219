import { expect, test } from "vitest";
import { sayPeople, sayWork } from "./say-work.ts";

const shared = {
  services: ["haircut", "eyebrow shape", "beard trim"],
  stylist: "Priya",
  stylists: ["Priya", "Priya", "Arjun"],
};

test("services are said with whoever does them, those of one person together", () => {
  expect(sayWork(shared)).toBe(
    "a haircut and an eyebrow shape with Priya and a beard trim with Arjun",
  );
  expect(sayWork({ services: ["haircut", "facial"], stylist: "Priya" })).toBe(
    "a haircut and a facial with Priya",
  );
  expect(sayWork(shared, { articles: false })).toBe(
    "haircut and eyebrow shape with Priya and beard trim with Arjun",
  );
});

test("everybody is named once", () => {
  expect(sayPeople(shared)).toBe("Priya and Arjun");
  expect(sayPeople({ stylist: "Priya" })).toBe("Priya");
});
