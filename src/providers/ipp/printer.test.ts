import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { PRINT_WITHIN_MS, type PrintDocument, type PrintFault } from "../../ports/printer.ts";
import { printerContract } from "../../ports/testing/printer-contract.ts";
import { limitClock } from "../testing/limit-clock.ts";
import { IppPrinter } from "./printer.ts";
import { IppStandIn } from "./testing/ipp-stand-in.ts";

const opened: AsyncDisposable[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function openStandIn(): Promise<IppStandIn> {
  const standIn = await IppStandIn.open();
  opened.push(standIn);
  return standIn;
}

function page(number = 1): PrintDocument {
  const bytes = new TextEncoder().encode(`%PDF-1.3 page ${number} %%EOF`);
  return { format: "pdf", bytes, widthMm: 62, heightMm: 100 };
}

function options() {
  return { signal: new AbortController().signal };
}

printerContract("IPP", async () => {
  const standIn = await openStandIn();
  const { clock, elapse } = limitClock();
  return {
    printer: new IppPrinter(standIn.address, clock),
    page,
    fail: (fault) => breakDown(standIn, fault),
    printed: () => standIn.jobs.filter(({ state }) => state === "completed").length,
    waiting: () =>
      standIn.jobs.filter(({ state }) => !["completed", "canceled", "aborted"].includes(state))
        .length,
    elapse,
  };
});

function breakDown(standIn: IppStandIn, fault: PrintFault | "none"): void {
  const reasons = {
    "out-of-paper": "media-empty-error",
    "cover-open": "cover-open",
    stopped: "media-jam",
  };
  standIn.printerState = fault in reasons ? "stopped" : "idle";
  standIn.printerReasons = Object.entries(reasons)
    .find(([name]) => name === fault)
    ?.slice(1) ?? ["none"];
  standIn.isAccepting = fault !== "refused";
  standIn.next = fault === "late" ? "processing" : "completed";
  standIn.trouble =
    fault === "unreachable"
      ? { operation: "Get-Printer-Attributes", how: "answer-lost" }
      : undefined;
}

describe("an IPP printer", () => {
  test("is given a page of its own size, under a name that says nothing of anybody", async () => {
    const standIn = await openStandIn();
    const outcome = await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(outcome).toEqual({ ok: true, job: "41", confirmed: true });
    const [job] = standIn.jobs;
    expect(job?.name).toMatch(/^Badge [\da-f]{8}$/u);
    expect(job?.user).toBe("frontdesk");
    expect(job?.media).toEqual({ "media-size": { "x-dimension": 6200, "y-dimension": 10_000 } });
    expect(job?.document.toString()).toBe("%PDF-1.3 page 1 %%EOF");
  });

  test("decides about paper itself when it has no name for the size", async () => {
    const standIn = await openStandIn();
    standIn.sizes = [[21_000, 29_700]];
    await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(standIn.jobs[0]?.media).toBeUndefined();
  });

  test.each([
    ["media-empty-report", "out-of-paper"],
    ["media-needed-warning", "out-of-paper"],
    ["cover-open-warning", "cover-open"],
    ["marker-supply-empty", "stopped"],
    ["something-new", "stopped"],
  ] as const)("that stops on %s in the middle is out of order by %s", async (word, reason) => {
    const standIn = await openStandIn();
    const { clock } = limitClock();
    standIn.next = "processing-stopped";
    standIn.nextReasons = ["printer-stopped"];
    const printing = new IppPrinter(standIn.address, clock).print(page(), options());
    await expect.poll(() => standIn.jobs.length).toBe(1);
    standIn.printerState = "stopped";
    standIn.printerReasons = [word];
    expect(await printing).toEqual({ ok: false, reason, mayStillPrint: false });
    expect(standIn.jobs[0]?.state).toBe("canceled");
  });

  test("prints though another of its trays is empty, and names it only when it never prints", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    const printer = new IppPrinter(standIn.address, clock);
    standIn.printerReasons = ["media-empty-report", "marker-supply-low-warning"];
    expect(await printer.print(page(), options())).toMatchObject({ ok: true });
    standIn.next = "pending-held";
    const printing = printer.print(page(2), options());
    await expect.poll(() => standIn.jobs[1]?.state).toBe("pending-held");
    await elapse(PRINT_WITHIN_MS);
    expect(await printing).toEqual({ ok: false, reason: "out-of-paper", mayStillPrint: false });
    expect(standIn.operations.filter((name) => name === "Cancel-Job")).toHaveLength(1);
  });

  test("that gives a job up says what it says about it", async () => {
    const standIn = await openStandIn();
    standIn.next = "aborted";
    standIn.nextReasons = ["aborted-by-system"];
    const outcome = await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(outcome).toEqual({
      ok: false,
      reason: "refused",
      mayStillPrint: false,
      detail: "aborted-by-system",
    });
  });

  test("that completes a job with errors has not printed it", async () => {
    const standIn = await openStandIn();
    standIn.nextReasons = ["job-completed-with-errors"];
    const outcome = await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(outcome).toMatchObject({ ok: false, detail: "job-completed-with-errors" });
  });

  test("that forgets its jobs is not said to have printed for sure", async () => {
    const standIn = await openStandIn();
    standIn.keepsHistory = false;
    const outcome = await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(outcome).toEqual({ ok: true, job: "41", confirmed: false });
  });

  test("whose answer to a page got lost has it found again, once", async () => {
    const standIn = await openStandIn();
    standIn.trouble = { operation: "Print-Job", how: "answer-lost" };
    const outcome = await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(outcome).toEqual({ ok: true, job: "41", confirmed: true });
    expect(standIn.jobs).toHaveLength(1);
  });

  test("that falls silent over a page is not given it a second time", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    standIn.trouble = { operation: "Print-Job", how: "silent" };
    const printing = new IppPrinter(standIn.address, clock).print(page(), options());
    await expect.poll(() => standIn.operations).toContain("Print-Job");
    await elapse(PRINT_WITHIN_MS);
    expect(await printing).toEqual({ ok: false, reason: "late", mayStillPrint: false });
    expect(standIn.operations.filter((name) => name === "Print-Job")).toHaveLength(1);
  });

  test("that can't be told to forget a page may print it later, and that is said", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    standIn.next = "processing";
    standIn.trouble = { operation: "Cancel-Job", how: "silent" };
    const printing = new IppPrinter(standIn.address, clock).print(page(), options());
    await expect.poll(() => standIn.jobs[0]?.state).toBe("processing");
    await elapse(PRINT_WITHIN_MS);
    await expect.poll(() => standIn.operations).toContain("Cancel-Job");
    await elapse(PRINT_WITHIN_MS);
    expect(await printing).toEqual({ ok: false, reason: "late", mayStillPrint: true });
  });

  test("that first comes to a stop won't print the page later", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    standIn.next = "processing";
    standIn.cancelsAtOnce = false;
    const printing = new IppPrinter(standIn.address, clock).print(page(), options());
    await expect.poll(() => standIn.jobs[0]?.state).toBe("processing");
    await elapse(PRINT_WITHIN_MS);
    expect(await printing).toEqual({ ok: false, reason: "late", mayStillPrint: false });
  });

  test("that prints while it is told to forget has printed", async () => {
    const standIn = await openStandIn();
    const { clock, elapse } = limitClock();
    standIn.next = "processing";
    const printing = new IppPrinter(standIn.address, clock).print(page(), options());
    await expect.poll(() => standIn.jobs[0]?.state).toBe("processing");
    const [job] = standIn.jobs;
    if (job) job.state = "completed";
    standIn.trouble = { operation: "Get-Job-Attributes", how: 503 };
    await elapse(PRINT_WITHIN_MS);
    await expect.poll(() => standIn.operations).toContain("Cancel-Job");
    standIn.trouble = undefined;
    expect(await printing).toMatchObject({ ok: true, job: "41" });
  });

  test.each([
    [{ formats: ["image/pwg-raster"] }, "client-error-document-format-not-supported"],
    [{ trouble: { operation: "Get-Printer-Attributes", how: 403 } }, "http-403"],
    [{ trouble: { operation: "Print-Job", how: 401 } }, "http-401"],
  ] as const)("says why it refuses: %j", async (how, detail) => {
    const standIn = Object.assign(await openStandIn(), how);
    const outcome = await new IppPrinter(standIn.address, systemClock).print(page(), options());
    expect(outcome).toEqual({ ok: false, reason: "refused", mayStillPrint: false, detail });
  });

  test("at an address where there is none is told from one that is switched off", async () => {
    const standIn = await openStandIn();
    const wrong = new IppPrinter(standIn.address.replace("/ipp/print", "/wrong"), systemClock);
    expect(await wrong.check(options())).toMatchObject({ reason: "refused", detail: "http-404" });
    const off = new IppPrinter("ipp://127.0.0.1:9/ipp/print", systemClock);
    expect(await off.print(page(), options())).toMatchObject({
      reason: "unreachable",
      mayStillPrint: false,
    });
  });
});
