import type {
  PrintDocument,
  Printer,
  PrinterCheck,
  PrinterLanguage,
  PrintOutcome,
} from "../printer.ts";

/** A printer in memory. It prints everything unless the test has written down otherwise. */
export class ScriptedPrinter implements Printer {
  readonly name = "scripted";
  readonly language: PrinterLanguage;
  /** What came out on paper, in order. */
  readonly printed: PrintDocument[] = [];
  readonly #outcomes: PrintOutcome[];

  constructor(
    options: { readonly language?: PrinterLanguage; readonly outcomes?: PrintOutcome[] } = {},
  ) {
    this.language = options.language ?? { format: "pdf" };
    this.#outcomes = options.outcomes ?? [];
  }

  async print(
    document: PrintDocument,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<PrintOutcome> {
    await Promise.resolve();
    signal.throwIfAborted();
    if (document.format !== this.language.format)
      throw new Error(`This printer takes ${this.language.format}, not ${document.format}`);
    const outcome = this.#outcomes.shift();
    if (outcome?.ok === false) return outcome;
    this.printed.push(document);
    return outcome ?? { ok: true, job: String(this.printed.length), confirmed: true };
  }

  async check(): Promise<PrinterCheck> {
    await Promise.resolve();
    const next = this.#outcomes[0];
    if (next === undefined || next.ok) return { ok: true };
    return next.reason === "late" ? { ok: true } : { ok: false, reason: next.reason };
  }
}
