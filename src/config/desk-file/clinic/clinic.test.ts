import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serviceMinutes } from "../../../domain/business/service.ts";
import { ConfigError } from "../../config-error.ts";
import { parseDeskFile, readDeskFile } from "../read-desk-file.ts";

const path = join(import.meta.dirname, "../../../../desks/clinic.yaml");
const source = await readFile(path, "utf8");

describe("the sample clinic", async () => {
  const desk = await readDeskFile(path);

  test("has people and things to book, as any desk does", () => {
    expect(desk.trade).toBe("clinic");
    expect(desk.stylists.map(({ name, specialty }) => [name, specialty])).toEqual([
      ["Dr Chen", "family medicine"],
      ["Dr Patel", "family medicine"],
      ["Dr Okafor", "dermatology"],
      ["Nurse Alvarez", "nursing"],
    ]);
    expect(desk.services).toHaveLength(8);
    const flu = desk.services.find(({ id }) => id === "flu-shot");
    expect(flu).toMatchObject({ priceMinor: 3500 });
    expect(flu && serviceMinutes(flu)).toBe(10);
  });

  test("has one provider whose hours are kept in another zone", () => {
    expect(desk.stylists.flatMap(({ zone }) => zone ?? [])).toEqual(["America/New_York"]);
  });

  test("says what callers in need are told", () => {
    expect(desk.emergency).toEqual({ number: "911", words: ["snake bite", "insulin reaction"] });
  });
});

test("two providers of one surname are told apart by their whole names", () => {
  const two = parseDeskFile(source.replace("Arun Patel", "Arun Chen"), "clinic.yaml");
  expect(two.stylists.slice(0, 2).map(({ name, aliases }) => ({ name, aliases }))).toEqual([
    { name: "Dr Maya Chen", aliases: ["Maya Chen"] },
    { name: "Dr Arun Chen", aliases: ["Arun Chen"] },
  ]);
});

test("without an emergency number it is that of the country", () => {
  const swiss = source
    .replace(/^emergency:[^]*?\n\n/mu, "")
    .replace("country: US", "country: CH")
    .replace("transferTo:", "# transferTo:");
  expect(parseDeskFile(swiss, "clinic.yaml").emergency).toEqual({ number: "112", words: [] });
});

describe("faults are told in a clinic's words, with their line", () => {
  test.each([
    [
      "    title: Dr\n",
      "    titles: Dr\n",
      /providers\.chen\.titles isn't known; did you mean title\?$/u,
    ],
    [
      "[skin-check, follow-up, telehealth]",
      "[skin-chek, follow-up, telehealth]",
      /Dr Okafor does "skin-chek", which is no visit reason; did you mean skin-check\?$/u,
    ],
    [
      "reasons: [flu-shot, blood-test]",
      "reasons: [flu-shot]",
      /no provider does blood-test; add it to one of them\.$/u,
    ],
    [
      "reasons: [flu-shot, blood-test]",
      "reasons: none",
      /providers\.alvarez\.reasons is "none"; expected a list of visit reason ids, or all\.$/u,
    ],
    [
      "name: Rosa Alvarez",
      "name: Maya Chen",
      /"Dr Maya Chen" is already used above|"Maya Chen" is already used above/u,
    ],
    [
      'number: "911"',
      "number: 911",
      /emergency\.number is 911; expected a number in quotes that anybody can call in need, such as "911"\.$/u,
    ],
    ['# transferTo: "+1 312 555 0199"', 'transferTo: "12"', /"12" is no telephone number of US/u],
    ["trade: clinic", "trade: dentist", /trade is "dentist"; expected salon, clinic or lobby\.$/u],
  ])("%j instead of %j", (right, wrong, sentence) => {
    const faults = faultsOf(source.replace(right, wrong));
    expect(faults.some((fault) => sentence.test(fault))).toBe(true);
    expect(faults[0]).toMatch(/^clinic\.yaml, line \d+: /u);
    if (wrong.startsWith("trade")) return;
    expect(faults.join(" ")).not.toMatch(/\bstylist|\bservices?\b/u);
  });

  test("a country whose emergency number isn't known needs one", () => {
    const faults = faultsOf(
      source
        .replace("country: US", "country: SG")
        .replace('number: "911"', "")
        .replace('transferTo: "+1 312', '# "+1 312'),
    );
    expect(faults).toEqual([
      expect.stringMatching(
        /nobody here knows what to call in need in SG; expected emergency with its number\.$/u,
      ),
    ]);
  });
});

function faultsOf(text: string): readonly string[] {
  try {
    parseDeskFile(text, "clinic.yaml");
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
}
