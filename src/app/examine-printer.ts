import type { Clock } from "../base/clock.ts";
import type { PrinterConfig } from "../config/printers.ts";
import type { PrinterCheck } from "../ports/printer.ts";
import type { Finding } from "./examine.ts";
import { openPrinter } from "./open-printer.ts";

/** Whether badges can be printed just now. Prints nothing. */
export async function examinePrinter(
  config: PrinterConfig | undefined,
  clock: Clock,
): Promise<Finding> {
  const part = "badges";
  if (!config)
    return {
      part,
      state: "off",
      detail: "No badges are printed; PRINTER_URL in .env names the printer of a lobby.",
    };
  const printer = openPrinter(config, clock);
  const check = await printer.check({ signal: new AbortController().signal });
  if (!check.ok) {
    const detail = check.detail === undefined ? "" : ` (${check.detail})`;
    return { part, state: "broken", detail: `${printer.name} ${FAULTS[check.reason]}${detail}.` };
  }
  const blind = config.kind === "zpl" && !config.tellsStatus;
  return {
    part,
    state: "ok",
    detail: blind
      ? `${printer.name} takes badges; nobody learns when it has no paper (?status=off).`
      : `${printer.name} is ready to print badges.`,
  };
}

// The printer's own word for it may follow.
const FAULTS: Readonly<Record<Extract<PrinterCheck, { ok: false }>["reason"], string>> = {
  "out-of-paper": "is out of labels; put a new roll in",
  "cover-open": "is open; close its cover",
  stopped: "has stopped; its display says why",
  unreachable: "can't be reached; see that it's on, in this network, and that PRINTER_URL is right",
  refused: "takes no badges; docs/badges.md says which printers do and what their addresses are",
};
