import { describe, expect, test } from "vitest";
import { PRINT_WITHIN_MS, type PrintDocument, type PrintFault, type Printer } from "../printer.ts";

/** A printer, and how to make what it prints on fail. */
export interface PrinterUnderTest {
  readonly printer: Printer;
  /** A page in the printer's language; each number gives another one. */
  readonly page: (number: number) => PrintDocument;
  /** What is wrong with the device from now on. `late`: it takes pages and never gets to them. */
  readonly fail: (fault: PrintFault | "none") => void;
  /** How many pages lie in the tray. */
  readonly printed: () => number;
  /** How many pages the device holds that it may print some day. */
  readonly waiting: () => number;
  readonly elapse: (ms: number) => Promise<void>;
}

/** What every printer keeps. `open` may register what it opens for cleaning up. */
export function printerContract(name: string, open: () => Promise<PrinterUnderTest>): void {
  describe(`${name} as a printer`, () => {
    test("says that a page is printed only once it is", async () => {
      const { printer, page, printed } = await open();
      expect(await printer.check(options())).toEqual({ ok: true });
      expect(await printer.print(page(1), options())).toMatchObject({ ok: true });
      expect(printed()).toBe(1);
    });

    test.each(["out-of-paper", "cover-open", "stopped", "unreachable", "refused"] as const)(
      "tells of a device that is %s, and leaves no page in it",
      async (fault) => {
        const { printer, page, fail, printed, waiting } = await open();
        fail(fault);
        expect(await printer.check(options())).toMatchObject({ ok: false, reason: fault });
        expect(await printer.print(page(1), options())).toMatchObject({
          ok: false,
          reason: fault,
          mayStillPrint: false,
        });
        expect([printed(), waiting()]).toEqual([0, 0]);
      },
    );

    test("takes a page back that is not printed in time, and prints the next one", async () => {
      const { printer, page, fail, printed, waiting, elapse } = await open();
      fail("late");
      const printing = printer.print(page(1), options());
      await expect.poll(waiting).toBe(1);
      await elapse(PRINT_WITHIN_MS);
      expect(await printing).toMatchObject({ ok: false, reason: "late", mayStillPrint: false });
      expect([printed(), waiting()]).toEqual([0, 0]);
      fail("none");
      expect(await printer.print(page(2), options())).toMatchObject({ ok: true });
      expect(printed()).toBe(1);
    });

    test("takes a page back when it is told to stop", async () => {
      const { printer, page, fail, printed, waiting } = await open();
      fail("late");
      const stop = new AbortController();
      const printing = printer.print(page(1), { signal: stop.signal });
      await expect.poll(waiting).toBe(1);
      stop.abort(new Error("The visitor left"));
      await expect(printing).rejects.toThrow("The visitor left");
      expect([printed(), waiting()]).toEqual([0, 0]);
    });

    test("prints for many at once, one after the other", async () => {
      const { printer, page, printed } = await open();
      const pages = Array.from({ length: 5 }, (_, at) => printer.print(page(at), options()));
      for (const outcome of await Promise.all(pages)) expect(outcome).toMatchObject({ ok: true });
      expect(printed()).toBe(5);
    });

    test("refuses a document that is in another language", async () => {
      const { printer, page, printed } = await open();
      const other: PrintDocument =
        page(1).format === "pdf"
          ? { format: "zpl", text: "^XA^XZ" }
          : { format: "pdf", bytes: new Uint8Array(1), widthMm: 62, heightMm: 100 };
      await expect(printer.print(other, options())).rejects.toThrow(/takes/u);
      expect(printed()).toBe(0);
    });
  });
}

function options() {
  return { signal: new AbortController().signal };
}
