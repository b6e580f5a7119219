import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { PRINT_WITHIN_MS, type PrintDocument } from "../../ports/printer.ts";
import { printerContract } from "../../ports/testing/printer-contract.ts";
import { limitClock } from "../testing/limit-clock.ts";
import { ZebraPrinter, type ZebraPrinterOptions } from "./printer.ts";
import { LabelPrinterStandIn } from "./testing/label-printer-stand-in.ts";

const opened: AsyncDisposable[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function openStandIn(): Promise<LabelPrinterStandIn> {
  const standIn = await LabelPrinterStandIn.open();
  opened.push(standIn);
  return standIn;
}

function printerAt(standIn: LabelPrinterStandIn, different: Partial<ZebraPrinterOptions> = {}) {
  const { port } = standIn;
  const clock = systemClock;
  return new ZebraPrinter({
    host: "127.0.0.1",
    port,
    dotsPerMm: 8,
    tellsStatus: true,
    clock,
    ...different,
  });
}

function label(number = 1): PrintDocument {
  return { format: "zpl", text: `^XA^CI28^FO10,10^A0N,30,30^FH_^FDlabel ${number}^FS^PQ1^XZ` };
}

function options() {
  return { signal: new AbortController().signal };
}

printerContract("ZPL", async () => {
  const standIn = await openStandIn();
  const { clock, elapse } = limitClock(PRINT_WITHIN_MS);
  return {
    printer: printerAt(standIn, { clock }),
    page: label,
    fail: (fault) => {
      standIn.isPaperOut = fault === "out-of-paper";
      standIn.isHeadUp = fault === "cover-open";
      standIn.isPaused = fault === "stopped";
      standIn.isStuck = fault === "late";
      standIn.answers = fault === "refused" ? "nonsense" : "always";
      standIn.hangsUpAfter = fault === "unreachable" ? "connecting" : undefined;
    },
    printed: () => standIn.printed.length,
    waiting: () => standIn.waiting.length,
    elapse,
  };
});

describe("a label printer", () => {
  test("runs out in the middle: the label is thrown away, and a new roll brings nothing out", async () => {
    const standIn = await openStandIn();
    standIn.isStuck = true;
    const printing = printerAt(standIn).print(label(), options());
    await expect.poll(() => standIn.waiting.length).toBe(1);
    standIn.isPaperOut = true;
    expect(await printing).toEqual({ ok: false, reason: "out-of-paper", mayStillPrint: false });
    standIn.repair();
    expect(standIn.printed).toEqual([]);
  });

  test("that falls silent when something is wrong has stopped, and is told to throw the label away", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    standIn.answers = "when-well";
    standIn.isStuck = true;
    const printing = printerAt(standIn, { clock }).print(label(), options());
    await expect.poll(() => standIn.waiting.length).toBe(1);
    standIn.isHeadUp = true;
    let isOver = false;
    void printing.finally(() => (isOver = true));
    await expect
      .poll(async () => {
        await elapse(1000);
        return isOver;
      })
      .toBe(true);
    expect(await printing).toEqual({ ok: false, reason: "stopped", mayStillPrint: true });
    standIn.repair();
    expect(standIn.printed).toEqual([]);
  });

  test("that never tells how it is gets no badge until its owner says that it never does", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    standIn.answers = "never";
    const printing = printerAt(standIn, { clock }).print(label(), options());
    let isOver = false;
    void printing.finally(() => (isOver = true));
    await expect
      .poll(async () => {
        await elapse(1000);
        return isOver;
      })
      .toBe(true);
    expect(await printing).toMatchObject({
      ok: false,
      reason: "stopped",
      mayStillPrint: false,
      detail: expect.stringContaining("?status=off"),
    });
    const blind = printerAt(standIn, { tellsStatus: false });
    expect(await blind.print(label(), options())).toEqual({ ok: true, confirmed: false });
    await expect.poll(() => standIn.waiting.length).toBe(1);
  });

  test("prints what others sent before, and throws only ours away", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock(PRINT_WITHIN_MS);
    const printer = printerAt(standIn, { clock });
    await printerAt(standIn, { tellsStatus: false }).print(label(7), options());
    await expect.poll(() => standIn.waiting.length).toBe(1);
    standIn.isStuck = true;
    const printing = printer.print(label(8), options());
    await new Promise((resolve) => void setImmediate(resolve));
    await elapse(PRINT_WITHIN_MS);
    expect(await printing).toMatchObject({ ok: false, mayStillPrint: false });
    standIn.repair();
    expect(standIn.printed.map(({ texts }) => texts)).toEqual([["label 7"]]);
  });

  test("that hangs up over a label is told on a new connection to throw it away", async () => {
    const standIn = await openStandIn();
    standIn.isStuck = true;
    standIn.hangsUpAfter = "a-label";
    expect(await printerAt(standIn).print(label(), options())).toEqual({
      ok: false,
      reason: "unreachable",
      mayStillPrint: false,
    });
    standIn.repair();
    expect(standIn.printed).toEqual([]);
  });
});
