import { expect, test } from "vitest";
import type { PrintFault } from "../../ports/printer.ts";
import { wordPrinting } from "./word-printing.ts";

const place = { frontDesk: "the front desk", printer: "zpl://badges.local" };

test("a badge that is out is said to be, and one that only should be is not", () => {
  const printed = wordPrinting({ ok: true, confirmed: true }, [], place);
  expect(printed).toEqual({ visitor: "Your badge is printed; please take it with you." });
  const sent = wordPrinting({ ok: true, confirmed: false }, [], place);
  expect(sent.visitor).toBe(
    "Your badge should be coming out of the printer now; please take it with you.",
  );
});

test("what the printer has no letters for is asked to be written by hand", () => {
  const { visitor } = wordPrinting({ ok: true, confirmed: true }, ["visitor", "host"], place);
  expect(visitor).toContain("the letters for your name and your host's name; please write");
});

test("whatever went wrong, the visitor knows where to go and the staff what to do", () => {
  const faults: readonly PrintFault[] = [
    "out-of-paper",
    "cover-open",
    "stopped",
    "unreachable",
    "refused",
    "late",
  ];
  const staff = faults.map((reason) => {
    const words = wordPrinting({ ok: false, reason, mayStillPrint: false }, [], place);
    expect(words.visitor).toBe(
      "I can't print your badge just now. Please ask the front desk for one.",
    );
    expect(words.staff).toMatch(/^The badge printer zpl:\/\/badges\.local .+[;:,] .+\.$/u);
    return words.staff;
  });
  expect(new Set(staff).size).toBe(faults.length);
});

test("staff are warned of a badge that may come out for somebody else", () => {
  const { staff } = wordPrinting(
    { ok: false, reason: "refused", mayStillPrint: true, detail: "http-403" },
    [],
    place,
  );
  expect(staff).toBe(
    "The badge printer zpl://badges.local refuses badges; run frontdesk doctor (http-403). A badge may still come out of it later; please throw that one away.",
  );
});
