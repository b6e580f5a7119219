import { expect, test } from "vitest";
import { ScriptedPrinter } from "./scripted-printer.ts";

const page = { format: "pdf", bytes: new Uint8Array(1), widthMm: 62, heightMm: 100 } as const;
const signal = new AbortController().signal;

test("the printer in memory prints unless it is told what goes wrong", async () => {
  const fault = { ok: false, reason: "out-of-paper", mayStillPrint: false } as const;
  const printer = new ScriptedPrinter({ outcomes: [fault] });
  expect(await printer.check()).toEqual({ ok: false, reason: "out-of-paper" });
  expect(await printer.print(page, { signal })).toEqual(fault);
  expect(await printer.check()).toEqual({ ok: true });
  expect(await printer.print(page, { signal })).toEqual({ ok: true, job: "1", confirmed: true });
  expect(printer.printed).toEqual([page]);
});

test("the printer in memory takes only its own language", async () => {
  const printer = new ScriptedPrinter({ language: { format: "zpl", dotsPerMm: 8 } });
  await expect(printer.print(page, { signal })).rejects.toThrow("takes zpl, not pdf");
});
