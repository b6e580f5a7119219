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
  const lines = text
    .split(STX)
    .slice(1)
    .filter((line) => line.includes(ETX));
  if (lines.length < 3) {
    const isPossible = Array.from(text).every((character) => POSSIBLE.has(character));
    if (!isPossible || text.length > LONGEST_STATUS_BYTES) throw new NotALabelPrinter();
    return undefined;
  }
  const first = (lines[0] ?? "").split(",");
  const second = (lines[1] ?? "").split(",");
  if (first.length < 12 || second.length < 11) throw new NotALabelPrinter();
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

const STX = "\u0002";
const ETX = "\u0003";
const POSSIBLE: ReadonlySet<string> = new Set([
  STX,
  ETX,
  "\r",
  "\n",
  ",",
  ...Array.from("0123456789"),
]);

function isSet(flag: string | undefined): boolean {
  return flag !== undefined && Number.parseInt(flag, 10) !== 0;
}

/** Something else listens at the address: another kind of printer would put the commands on paper as text. */
export class NotALabelPrinter extends Error {
  override readonly name = "NotALabelPrinter";

  constructor() {
    super("What answers there is no printer that speaks ZPL");
  }
}
