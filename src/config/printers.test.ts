import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { readPrinter } from "./printers.ts";

test("no printer is set up until there is an address", () => {
  expect(readConfig({}).printer).toBeUndefined();
  expect(readConfig({ PRINTER_URL: " " }).printer).toBeUndefined();
});

test("a printer is known by its address", () => {
  expect(readConfig({ PRINTER_URL: "ipp://localhost:631/printers/Badge" }).printer).toEqual({
    kind: "ipp",
    address: "ipp://localhost:631/printers/Badge",
  });
  const zpl = { kind: "zpl", port: 9100, dotsPerMm: 8, tellsStatus: true };
  expect(readPrinter("zpl://192.168.1.40")).toEqual({ ...zpl, host: "192.168.1.40" });
  expect(readPrinter("zpl://[fe80::1]:6101/?dpi=300&status=off")).toEqual({
    kind: "zpl",
    host: "fe80::1",
    port: 6101,
    dotsPerMm: 12,
    tellsStatus: false,
  });
});

test.each([
  "192.168.1.40",
  "http://printer.local/ipp/print",
  "ipp://",
  "ipp://me:secret@printer.local/ipp/print",
  "ipp://printer.local/ipp/print?dpi=300",
  "zpl://printer.local/queue",
  "zpl://printer.local?dpi=600",
  "zpl://printer.local?staus=off",
])("%s is no address of a printer, and that says what one looks like", (text) => {
  expect(readPrinter(text)).toBeUndefined();
  expect(() => readConfig({ PRINTER_URL: text })).toThrow(/PRINTER_URL is ".*ipp:\/\/printer/u);
});
