import type { IppAttributes } from "@sealsystems/ipp";
import type { PrintFault } from "../../ports/printer.ts";
import { wordOf, wordsOf } from "./read-attributes.ts";

/** What needs somebody at the device. */
export type DeviceFault = Extract<PrintFault, "out-of-paper" | "cover-open" | "stopped">;

/**
 * What keeps a printer from printing, by its `printer-state` and `printer-state-reasons` (RFC 8011 5.4.11 and 5.4.12). A
 * printer that still works may report an empty tray beside the one in use, so what is no error counts only once it stopped.
 */
export function faultOf(printer: IppAttributes): DeviceFault | undefined {
  const isStopped = wordOf(printer, "printer-state") === "stopped";
  const reasons = wordsOf(printer, "printer-state-reasons");
  const grave = isStopped
    ? reasons
    : reasons.filter((reason) => !/-(report|warning)$/u.test(reason));
  return faultAmong(grave) ?? (isStopped ? "stopped" : undefined);
}

/** As `faultOf` for a job that has waited too long: whatever the printer mentions, however mildly, is why. */
export function likelyFaultOf(printer: IppAttributes): DeviceFault | undefined {
  return faultOf(printer) ?? faultAmong(wordsOf(printer, "printer-state-reasons"));
}

function faultAmong(reasons: readonly string[]): DeviceFault | undefined {
  for (const [fault, beginnings] of FAULTS)
    if (reasons.some((reason) => beginnings.some((begin) => reason.startsWith(begin))))
      return fault;
  return undefined;
}

// Matched by how they begin: printers add -report, -warning or -error, and not always the right one.
const FAULTS: readonly (readonly [DeviceFault, readonly string[]])[] = [
  ["cover-open", ["cover-open", "door-open", "interlock-open"]],
  ["out-of-paper", ["media-empty", "media-needed", "input-tray-missing"]],
  [
    "stopped",
    [
      "media-jam",
      "marker-supply-empty",
      "toner-empty",
      "fuser",
      "output-area-full",
      "output-tray-missing",
      "paused",
      "shutdown",
      "timed-out",
      "connecting-to-device",
    ],
  ],
];
