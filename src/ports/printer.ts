/** What a printer must be given. */
export type PrinterLanguage =
  | { readonly format: "pdf" }
  /** Zebra's language, with how fine the print head is: 8 dots a millimetre are 203 dpi, 12 are 300 dpi. */
  | { readonly format: "zpl"; readonly dotsPerMm: 8 | 12 };

/** One page, ready for the printer. */
export type PrintDocument =
  | {
      readonly format: "pdf";
      readonly bytes: Uint8Array;
      readonly widthMm: number;
      readonly heightMm: number;
    }
  | { readonly format: "zpl"; readonly text: string };

/**
 * Why nothing was printed. `stopped` is whatever else needs somebody at the printer (a jam, no ribbon, paused), `late` is when it
 * took the job and had not finished it in time.
 */
export type PrintFault =
  | "out-of-paper"
  | "cover-open"
  | "stopped"
  | "unreachable"
  | "refused"
  | "late";

/** What became of printing one page. */
export type PrintOutcome =
  | {
      readonly ok: true;
      /** What the printer calls it; left out where it has no names for jobs. */
      readonly job?: string;
      /** False where the printer took it but never tells whether it has printed. */
      readonly confirmed: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: PrintFault;
      /** The page could not surely be taken back, and may come out later, when somebody else stands there. */
      readonly mayStillPrint: boolean;
      /** The printer's own word for it, for whoever looks after it: `client-error-document-format-not-supported`. */
      readonly detail?: string;
    };

/** Whether a printer could print just now. */
export type PrinterCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: Exclude<PrintFault, "late">;
      readonly detail?: string;
    };

/**
 * Puts one page on paper and stays with it until the printer says that it is out. Never throws for what a printer does or says.
 * Pages are printed one after the other, each with `PRINT_WITHIN_MS` of its own. What is not printed by then is taken back from
 * the printer, so that it doesn't come out for somebody else. Aborting takes it back too, and rejects with the signal's reason.
 */
export interface Printer {
  /** For logs and metrics: the kind and the host, e.g. `ipp://printer.local`. */
  readonly name: string;
  readonly language: PrinterLanguage;
  /** Throws when the document is not in the printer's language. */
  print(document: PrintDocument, options: { readonly signal: AbortSignal }): Promise<PrintOutcome>;
  check(options: { readonly signal: AbortSignal }): Promise<PrinterCheck>;
}

/** How long a visitor is left waiting in front of a printer, in milliseconds. */
export const PRINT_WITHIN_MS = 8000;
