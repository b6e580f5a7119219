import type { PrintFault } from "../../ports/printer.ts";

/** What a label printer answers to `~HS` (ZPL II Programming Guide, "Host Status Return"). */
export interface HostStatus {
  readonly fault: Extract<PrintFault, "out-of-paper" | "cover-open" | "stopped"> | undefined;
  /** Nothing is being received, waits, or is half printed. */
  readonly isIdle: boolean;
}

/** How many bytes the whole answer has at most. */
export const LONGEST_STATUS_BYTES = 200;

/**
 * Reads the answer. Undefined while it is not all there; throws when what came is nothing that a label printer says.
 */
export function readHostStatus(text: string): HostStatus | undefined {
  // From the last answer's beginning: three lines, each between STX and ETX.
  const lines = [...text.matchAll(/\u0002([^\u0002\u0003]*)\u0003/gu)].map(([, line = ""]) => line);
  if (lines.length < 3) {
    const isBeginning = /^[\r\n]*\u0002?[\d,\u0002\u0003\r\n]*$/u.test(text);
    if (!isBeginning || text.length > LONGEST_STATUS_BYTES) throw new NotALabelPrinter();
    return undefined;
  }
  const first = (lines[0] ?? "").split(",");
  const second = (lines[1] ?? "").split(",");
  if (first.length < 12 || second.length < 11) throw new NotALabelPrinter();
  const isSet = (value: string | undefined) => Number(value) !== 0;
  const [, paperOut, paused, , formats, bufferFull, , partial, , corrupt, cold, hot] = first;
  const [, , headUp, ribbonOut, , , , labelWaiting, remaining] = second;
  return {
    fault: isSet(headUp)
      ? "cover-open"
      : isSet(paperOut)
        ? "out-of-paper"
        : [paused, ribbonOut, bufferFull, corrupt, cold, hot].some((flag) => isSet(flag))
          ? "stopped"
          : undefined,
    // A label that waits to be peeled off is printed.
    isIdle: !isSet(formats) && !isSet(partial) && (!isSet(remaining) || isSet(labelWaiting)),
  };
}

/** Something else listens at the address: another kind of printer would put the commands on paper as text. */
export class NotALabelPrinter extends Error {
  override readonly name = "NotALabelPrinter";

  constructor() {
    super("What answers there is no printer that speaks ZPL");
  }
}
