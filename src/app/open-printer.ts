import type { Clock } from "../base/clock.ts";
import type { PrinterConfig } from "../config/printers.ts";
import type { Printer } from "../ports/printer.ts";
import { IppPrinter } from "../providers/ipp/index.ts";
import { ZebraPrinter } from "../providers/zebra/index.ts";

/** The printer that an address stands for. It is reached only when something is printed. */
export function openPrinter(config: PrinterConfig, clock: Clock): Printer {
  return config.kind === "ipp"
    ? new IppPrinter(config.address, clock)
    : new ZebraPrinter({ ...config, clock });
}
