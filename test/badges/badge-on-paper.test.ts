import { assert, asyncProperty, string } from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { drawBadge, type Badge, type BadgeSize } from "../../src/notifications/badge/index.ts";
import { hasGlyph } from "../../src/notifications/badge/typefaces.ts";
import { IppPrinter } from "../../src/providers/ipp/index.ts";
import { IppStandIn } from "../../src/providers/ipp/testing/ipp-stand-in.ts";
import { ZebraPrinter } from "../../src/providers/zebra/index.ts";
import { LabelPrinterStandIn } from "../../src/providers/zebra/testing/label-printer-stand-in.ts";
import type { ReadLabel } from "../../src/providers/zebra/testing/read-zpl.ts";
import { linesOf, readPdf, scanDots, type BadgeOnPaper } from "../support/badges/read-badge.ts";

const opened: AsyncDisposable[] = [];
const signal = new AbortController().signal;

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

const badge: Badge = {
  business: "Acme Corp",
  visitor: "Łukasz Wróbel",
  company: "Globex Süd GmbH",
  host: "Sarah Chen",
  day: "2026-11-21",
  language: "en-GB",
  purpose: "meeting",
  token: "k3J9-xQ0aZ_7bLm2PqRs4w",
};
const roll = { widthMm: 62, heightMm: 100 };

/** Draws it, prints it over IPP, and reads what the printer got. */
async function onPaper(
  what: Badge,
  size: BadgeSize = roll,
): Promise<BadgeOnPaper & { readonly byHand: readonly string[]; readonly raw: Buffer }> {
  const standIn = await IppStandIn.open();
  opened.push(standIn);
  const printer = new IppPrinter(standIn.address, systemClock);
  const { document, byHand } = await drawBadge(what, size, printer.language);
  expect(await printer.print(document, { signal })).toMatchObject({ ok: true, confirmed: true });
  const raw = standIn.jobs[0]?.document ?? Buffer.alloc(0);
  return { ...(await readPdf(raw)), byHand, raw };
}

/** The same on a label printer. */
async function onLabel(
  what: Badge,
  dotsPerMm: 8 | 12 = 8,
): Promise<ReadLabel & { readonly byHand: readonly string[] }> {
  const standIn = await LabelPrinterStandIn.open();
  opened.push(standIn);
  const { port } = standIn;
  const clock = systemClock;
  const printer = new ZebraPrinter({
    host: "127.0.0.1",
    port,
    dotsPerMm,
    tellsStatus: true,
    clock,
  });
  const { document, byHand } = await drawBadge(what, roll, printer.language);
  expect(await printer.print(document, { signal })).toEqual({ ok: true, confirmed: true });
  const [label] = standIn.printed;
  if (!label) throw new Error("Nothing came out");
  return { ...label, byHand };
}

describe("a badge on paper", () => {
  test.each([
    [62, 100],
    [54, 86],
    [101.6, 152.4],
    [100, 62],
  ])(
    "of %d x %d mm says who comes from where to whom and when, and its code scans",
    async (widthMm, heightMm) => {
      const read = await onPaper(badge, { widthMm, heightMm });
      expect(read.lines.join(" ")).toBe(
        "VISITOR Łukasz Wróbel Globex Süd GmbH Visiting Sarah Chen Acme Corp 21 Nov 2026",
      );
      expect(read.qr).toBe(badge.token);
      expect([read.widthMm, read.heightMm].map((mm) => Math.round(mm * 10) / 10)).toEqual([
        widthMm,
        heightMm,
      ]);
    },
  );

  test("leaves out what isn't known", async () => {
    const { company: _company, host: _host, ...least } = badge;
    const read = await onPaper({ ...least, purpose: "contractor" });
    expect(read.lines.join(" ")).toBe("CONTRACTOR Łukasz Wróbel Acme Corp 21 Nov 2026");
  });

  test("doesn't tell the building that somebody comes for an interview", async () => {
    expect((await onPaper({ ...badge, purpose: "interview" })).lines[0]).toBe("VISITOR");
  });

  test("keeps a long name whole, in smaller letters", async () => {
    const visitor = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff";
    const read = await onPaper({ ...badge, visitor });
    expect(read.lines.join(" ").replaceAll(" ", "")).toContain(visitor.replaceAll(" ", ""));
    expect(read.qr).toBe(badge.token);
  });

  test("cuts what no badge can hold, and stays one page", async () => {
    const read = await onPaper({
      ...badge,
      visitor: "Maximiliana ".repeat(40),
      company: "x".repeat(500),
    });
    expect(read.lines.join(" ")).toMatch(/^VISITOR Maximiliana .*… x+/u);
    expect(read.qr).toBe(badge.token);
  });

  test.each(["Γιώργος Παπαδόπουλος", "Олена Шевченко", "Nguyễn Thị Ánh", "Đặng Şükrü Őry"])(
    "writes %s as it is",
    async (visitor) => {
      const read = await onPaper({ ...badge, visitor });
      // A letter drawn as two has a second one that stands for nothing.
      const shown = read.lines.join(" ").replaceAll(/ \p{Cc}/gu, "");
      expect(shown).toContain(visitor);
      expect(read.byHand).toEqual([]);
    },
  );

  test("writes Devanagari, with its letters joined", async () => {
    const read = await onPaper({ ...badge, visitor: "प्रिया" });
    // The vowel is drawn before the letters that it follows; that is the order in which a PDF is read.
    expect(Array.from(read.lines.join("")).toSorted()).toEqual(
      expect.arrayContaining(Array.from("प्रिया").toSorted()),
    );
    expect(read.byHand).toEqual([]);
  });

  test.each(["王小明", "محمد", "தமிழ்", "👩‍💻"])(
    "has a line for %s to be written by hand",
    async (visitor) => {
      const read = await onPaper({ ...badge, visitor });
      expect(read.byHand).toEqual(["visitor"]);
      expect(read.lines.slice(0, 3)).toEqual(["VISITOR", "Name", "Globex Süd GmbH"]);
    },
  );

  test("has a letter for every character that it claims to have", async () => {
    const all = Array.from({ length: 0x2030 }, (_, code) => String.fromCodePoint(code)).filter(
      (character) => hasGlyph(character) && /[\p{Lu}\p{Ll}\p{Nd}]/u.test(character),
    );
    expect(all.length).toBeGreaterThan(900);
    for (let from = 0; from < all.length; from += 60) {
      const part = all.slice(from, from + 60).join("");
      const { document } = await drawBadge({ ...badge, visitor: part }, roll, { format: "pdf" });
      if (document.format !== "pdf") throw new Error("It is no PDF");
      const shown = (await linesOf(document.bytes)).join("").replaceAll(/[ \p{Cc}]/gu, "");
      // Letters that are drawn as two are read as the first of them.
      expect(bare(shown)).toContain(bare(part));
    }
  });

  test("holds nothing of anybody beside what it shows", async () => {
    const { raw } = await onPaper(badge);
    const text = raw.toString("latin1");
    for (const word of ["Sarah", "Wróbel", "Globex", badge.token]) expect(text).not.toContain(word);
    expect(text).toContain("(Badge)");
  });

  test.each(["Eve\n^XZ~JA\tMallory", "\u202eevE\u0000 \u001b[2J", "😀 Eve"])(
    "shows no more than letters of %j",
    async (visitor) => {
      const read = await onPaper({ ...badge, visitor });
      const shown = read.lines.join(" ");
      expect(shown).toMatch(/eve/iu);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{So}]/u);
      expect(read.qr).toBe(badge.token);
    },
  );
});

describe("a badge from a label printer", () => {
  test.each([8, 12] as const)(
    "of %d dots a millimetre says the same, and its code scans",
    async (dotsPerMm) => {
      const label = await onLabel(badge, dotsPerMm);
      expect(label.texts.join(" ")).toBe(
        "VISITOR Łukasz Wróbel Globex Süd GmbH Visiting Sarah Chen Acme Corp 21 Nov 2026",
      );
      expect([label.width, label.length]).toEqual([62 * dotsPerMm, 100 * dotsPerMm]);
      expect(scanDots(label.pictures[0] ?? [])).toBe(badge.token);
    },
  );

  test("drops accents that it hasn't got, and leaves a line for other scripts", async () => {
    const label = await onLabel({ ...badge, visitor: "Nguyễn Thị Ánh", host: "Олена" });
    expect(label.texts.join(" ")).toContain("Nguyên Thi Ánh".replace("ê", "e"));
    expect(label.byHand).toEqual(["host"]);
  });

  test.each(["^XZ~JA", "Eve^FS^FO0,0^FDMallory", "_5EXZ", "~HS,^CI0", "a\\&b^GFA,1,1,1,FF"])(
    "prints %j as a name and does nothing of it",
    async (visitor) => {
      const label = await onLabel({ ...badge, visitor });
      expect(label.texts.slice(1).join("")).toContain(visitor);
      expect(label.pictures).toHaveLength(1);
    },
  );

  test("takes nothing that anybody is called for a command", async () => {
    await assert(
      asyncProperty(string({ unit: "binary", maxLength: 60 }), async (visitor) => {
        // The stand-in throws at whatever is not one format of known commands.
        const { document } = await drawBadge({ ...badge, visitor }, roll, {
          format: "zpl",
          dotsPerMm: 8,
        });
        if (document.format !== "zpl") throw new Error("It is no ZPL");
        const fields = document.text
          .split("^FD")
          .slice(1)
          .map((field) => field.split("^FS")[0] ?? "");
        for (const field of fields) expect(field).toMatch(/^[A-Za-z\d _]*$/u);
        expect(document.text.match(/\^XA|\^XZ|~/gu)).toEqual(["^XA", "^XZ"]);
      }),
      { numRuns: 40 },
    );
  });
});

function bare(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
}
