import type { PrintFault, PrintOutcome } from "../../ports/printer.ts";
import type { BadgePart } from "./badge.ts";

/** What a visitor is told of their badge, and what the staff are told when somebody must do something. */
export interface PrintingWords {
  readonly visitor: string;
  /** Names no visitor; left out when there is nothing to do. */
  readonly staff?: string;
}

/** Where visitors turn to and which printer it is, as both are said: "the front desk", "zpl://badges.local". */
interface PrintingPlace {
  readonly frontDesk: string;
  readonly printer: string;
}

/** Says what became of a badge. What a visitor is told is one or two sentences that can be spoken. */
export function wordPrinting(
  outcome: PrintOutcome,
  byHand: readonly BadgePart[],
  { frontDesk, printer }: PrintingPlace,
): PrintingWords {
  if (!outcome.ok) {
    const visitor = `I can't print your badge just now. Please ask ${frontDesk} for one.`;
    const later = outcome.mayStillPrint
      ? " A badge may still come out of it later; please throw that one away."
      : "";
    const detail = outcome.detail === undefined ? "" : ` (${outcome.detail})`;
    return { visitor, staff: `${FAULTS[outcome.reason](printer)}${detail}.${later}` };
  }
  const out = outcome.confirmed
    ? "Your badge is printed; please take it with you."
    : "Your badge should be coming out of the printer now; please take it with you.";
  return { visitor: byHand.length === 0 ? out : `${out} ${writeYourself(byHand)}` };
}

// Each ends without its full stop; the printer's own word for it may follow.
const FAULTS: Readonly<Record<PrintFault, (printer: string) => string>> = {
  "out-of-paper": (printer) => `The badge printer ${printer} is out of labels; put a new roll in`,
  "cover-open": (printer) => `The badge printer ${printer} is open; close its cover`,
  stopped: (printer) =>
    `The badge printer ${printer} has stopped; its display says why: a jam, its ribbon, or a pause`,
  unreachable: (printer) =>
    `The badge printer ${printer} can't be reached; see that it's on and in the network`,
  refused: (printer) => `The badge printer ${printer} refuses badges; run frontdesk doctor`,
  late: (printer) =>
    `The badge printer ${printer} took a badge and didn't print it in time; look at its queue and its display`,
};

function writeYourself(parts: readonly BadgePart[]): string {
  const what = parts.map((part) => THEIRS[part]);
  const list = what.length > 1 ? `${what.slice(0, -1).join(", ")} and ${what.at(-1)}` : what[0];
  return `The printer hasn't got the letters for ${list}; please write on the line with a pen.`;
}

const THEIRS: Readonly<Record<BadgePart, string>> = {
  visitor: "your name",
  company: "your company",
  host: "your host's name",
};
