import { afterEach, expect, test } from "vitest";
import { systemClock } from "../base/clock.ts";
import { readPrinter } from "../config/printers.ts";
import { IppStandIn } from "../providers/ipp/testing/ipp-stand-in.ts";
import { examinePrinter } from "./examine-printer.ts";

const opened: AsyncDisposable[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

test("a lobby without a printer is told how to name one", async () => {
  expect(await examinePrinter(undefined, systemClock)).toMatchObject({
    state: "off",
    detail: expect.stringContaining("PRINTER_URL"),
  });
});

test("a printer is well, or what to do about it is said, and nothing is printed", async () => {
  const standIn = await IppStandIn.open();
  opened.push(standIn);
  const config = readPrinter(standIn.address);
  expect(await examinePrinter(config, systemClock)).toEqual({
    part: "badges",
    state: "ok",
    detail: "ipp://127.0.0.1 is ready to print badges.",
  });
  standIn.printerState = "stopped";
  standIn.printerReasons = ["media-empty"];
  expect(await examinePrinter(config, systemClock)).toEqual({
    part: "badges",
    state: "broken",
    detail: "ipp://127.0.0.1 is out of labels; put a new roll in.",
  });
  standIn.printerState = "idle";
  standIn.printerReasons = ["none"];
  standIn.formats = ["image/urf"];
  expect((await examinePrinter(config, systemClock)).detail).toBe(
    "ipp://127.0.0.1 takes no badges; docs/badges.md says which printers do and what their addresses are (client-error-document-format-not-supported).",
  );
  expect(standIn.jobs).toEqual([]);
});
