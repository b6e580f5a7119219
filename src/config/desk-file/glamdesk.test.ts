import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serviceMinutes } from "../../domain/business/service.ts";
import { parseDeskFile, readDeskFile } from "./read-desk-file.ts";

describe("GlamDesk, the sample", async () => {
  const path = join(import.meta.dirname, "../../../desks/glamdesk.yaml");
  const desk = await readDeskFile(path);

  test("is a salon in Chennai, open every day from ten to eight", () => {
    expect(desk).toMatchObject({
      zone: "Asia/Kolkata",
      currency: "INR",
      country: "IN",
      voice: "slt",
    });
    expect(desk.hours).toHaveLength(7);
    expect(desk.hours.every((span) => span.fromMinute === 600 && span.toMinute === 1200)).toBe(
      true,
    );
  });

  test("sells at least six services, one of them with time to develop", () => {
    expect(desk.services.length).toBeGreaterThanOrEqual(6);
    const colour = desk.services.find((service) => service.id === "hair-colour");
    expect(colour?.phases.map((phase) => phase.kind)).toEqual([
      "working",
      "processing",
      "finishing",
    ]);
    expect(colour && serviceMinutes(colour)).toBe(105);
  });

  test("has somebody for every service on at least five days a week", () => {
    const covered = desk.services.filter((service) => {
      const able = desk.stylists.filter((stylist) => stylist.serviceIds.includes(service.id));
      const days = new Set(able.flatMap((stylist) => stylist.hours.map((span) => span.weekday)));
      return days.size >= 5;
    });
    expect(covered).toEqual(desk.services);
  });

  test("answers in at most two short sentences without markup", () => {
    expect(desk.faqs.length).toBeGreaterThanOrEqual(6);
    for (const faq of desk.faqs) {
      expect(faq.answer.match(/[.!?](\s|$)/gu)?.length).toBeLessThanOrEqual(2);
      expect(faq.answer).not.toMatch(/[*_#[\]]/u);
      expect(faq.questions.length).toBeGreaterThanOrEqual(5);
    }
  });

  test("every commented-out setting in it would be understood", async () => {
    const source = await readFile(path, "utf8");
    const uncommented = source
      .replace("# numbers:", "numbers:")
      .replace("closures: []", "closures: [{ from: 2027-01-14, to: 2027-01-15, reason: Pongal }]")
      .replaceAll(/^ {4}# (timeOff:| {2}.*)$/gmu, "    $1");
    const changed = parseDeskFile(uncommented, "glamdesk.yaml");
    expect(changed.numbers).toEqual(["+914455500100"]);
    expect(changed.stylists.at(-1)?.timeOff).toEqual([
      { from: "2026-12-24T00:00", to: "2026-12-27T00:00", reason: "family wedding" },
      { from: "2027-01-05T10:00", to: "2027-01-05T12:00" },
    ]);
  });
});
