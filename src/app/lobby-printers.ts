import type { Clock } from "../base/clock.ts";
import { readPrinter, type PrinterConfig } from "../config/printers.ts";
import type { LobbyRules } from "../domain/visits/lobby-rules.ts";
import type { Printer } from "../ports/printer.ts";
import { openPrinter } from "./open-printer.ts";

/** The printer of a lobby: its own, or else the installation's. Each is opened once, since it prints one page after the other. */
export function lobbyPrinters(
  usual: PrinterConfig | undefined,
  clock: Clock,
): (rules: LobbyRules) => Printer | undefined {
  const open = new Map<string, Printer>();
  return ({ badge }) => {
    const config = badge.printer === undefined ? usual : (readPrinter(badge.printer) ?? usual);
    if (!config) return undefined;
    const key = JSON.stringify(config);
    const printer = open.get(key) ?? openPrinter(config, clock);
    open.set(key, printer);
    return printer;
  };
}
