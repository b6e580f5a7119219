import type { Clock } from "../../base/clock.ts";
import {
  PRINT_WITHIN_MS,
  type PrintDocument,
  type Printer,
  type PrinterCheck,
  type PrinterLanguage,
  type PrintFault,
  type PrintOutcome,
} from "../../ports/printer.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import { pause, TimeLimit } from "../time-limit.ts";
import { NotALabelPrinter, type HostStatus } from "./host-status.ts";
import { RawConnection } from "./raw-connection.ts";

/** Where a label printer is and what it is like. */
export interface ZebraPrinterOptions {
  readonly host: string;
  readonly port: number;
  readonly dotsPerMm: 8 | 12;
  /** Whether it answers `~HS`. One that doesn't is sent badges blindly. */
  readonly tellsStatus: boolean;
  readonly clock: Clock;
}

/** A label printer that speaks ZPL on a raw port: Zebra's own, and those of others that understand it. */
export class ZebraPrinter implements Printer {
  readonly name: string;
  readonly language: PrinterLanguage;
  readonly #options: ZebraPrinterOptions;
  readonly #turns = new OneAtATime();

  constructor(options: ZebraPrinterOptions) {
    this.#options = options;
    this.name = `zpl://${options.host}`;
    this.language = { format: "zpl", dotsPerMm: options.dotsPerMm };
  }

  async print(
    document: PrintDocument,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<PrintOutcome> {
    if (document.format !== "zpl")
      throw new Error(`This printer takes zpl, not ${document.format}`);
    return this.#turns.run(async () => {
      signal.throwIfAborted();
      using limit = new TimeLimit(this.#options.clock, PRINT_WITHIN_MS, signal);
      const outcome = await this.#print(document.text, limit.signal);
      signal.throwIfAborted();
      return outcome;
    });
  }

  async check({ signal }: { readonly signal: AbortSignal }): Promise<PrinterCheck> {
    return this.#turns.run(async () => {
      using limit = new TimeLimit(this.#options.clock, ANSWER_WITHIN_MS, signal);
      const opened = await this.#open(limit.signal);
      signal.throwIfAborted();
      if ("reason" in opened) return { ok: false, ...opened };
      opened.connection[Symbol.dispose]();
      return { ok: true };
    });
  }

  async #print(text: string, signal: AbortSignal): Promise<PrintOutcome> {
    const opened = await this.#open(signal);
    if ("reason" in opened) return { ok: false, ...opened, mayStillPrint: false };
    using connection = opened.connection;
    let isSent = false;
    try {
      if (!this.#options.tellsStatus) {
        isSent = true;
        await connection.send(text);
        return { ok: true, confirmed: false };
      }
      // What others sent before is printed first, and never thrown away with ours.
      const before = await this.#follow(connection, signal);
      if (before !== undefined) return { ok: false, reason: before, mayStillPrint: false };
      isSent = true;
      await connection.send(text);
      const fault = await this.#follow(connection, signal);
      if (fault === undefined) return { ok: true, confirmed: true };
      return await this.#takeBack(connection, fault);
    } catch (error) {
      if (error instanceof NotALabelPrinter)
        return { ok: false, reason: "refused", detail: error.message, mayStillPrint: isSent };
      if (!isSent) return { ok: false, reason: "unreachable", mayStillPrint: false };
      return this.#takeBackAnew();
    }
  }

  /** A connection to a printer that is well, or why there is none. */
  async #open(
    signal: AbortSignal,
  ): Promise<
    | { readonly connection: RawConnection }
    | { readonly reason: Exclude<PrintFault, "late">; readonly detail?: string }
  > {
    const { host, port, tellsStatus } = this.#options;
    try {
      using stack = new DisposableStack();
      const connection = stack.use(await RawConnection.open(host, port, signal));
      if (tellsStatus) {
        const status = await this.#status(connection, signal);
        if (status === undefined) return { reason: "stopped", detail: SAYS_NOTHING };
        if (status.fault) return { reason: status.fault };
      }
      stack.move();
      return { connection };
    } catch (error) {
      return error instanceof NotALabelPrinter
        ? { reason: "refused", detail: error.message }
        : { reason: "unreachable" };
    }
  }

  /** Undefined when the label is out, otherwise why it isn't. */
  async #follow(connection: RawConnection, signal: AbortSignal): Promise<PrintFault | undefined> {
    while (!signal.aborted) {
      const status = await this.#status(connection, signal);
      // Many printers stop answering when they need somebody; this one answered a moment ago.
      if (status === undefined) return signal.aborted ? "late" : "stopped";
      if (status.fault) return status.fault;
      if (status.isIdle) return undefined;
      await pause(this.#options.clock, ASK_EVERY_MS, signal);
    }
    return "late";
  }

  async #status(connection: RawConnection, signal: AbortSignal): Promise<HostStatus | undefined> {
    using limit = new TimeLimit(this.#options.clock, ANSWER_WITHIN_MS, signal);
    return await connection.askStatus(limit.signal);
  }

  /**
   * `~JA` throws away whatever the printer has not printed yet; that is this badge, because nothing else comes in while the
   * connection is open.
   */
  async #takeBack(connection: RawConnection, reason: PrintFault): Promise<PrintOutcome> {
    using limit = new TimeLimit(this.#options.clock, ANSWER_WITHIN_MS);
    await connection.send("~JA");
    while (!limit.signal.aborted) {
      const status = await connection.askStatus(limit.signal);
      if (status?.isIdle === true) return { ok: false, reason, mayStillPrint: false };
      await pause(this.#options.clock, ASK_EVERY_MS, limit.signal);
    }
    return { ok: false, reason, mayStillPrint: true };
  }

  /** When the connection broke over a badge: whether all of it arrived, nobody knows. */
  async #takeBackAnew(): Promise<PrintOutcome> {
    const { clock, host, port } = this.#options;
    using limit = new TimeLimit(clock, ANSWER_WITHIN_MS);
    try {
      using connection = await RawConnection.open(host, port, limit.signal);
      return await this.#takeBack(connection, "unreachable");
    } catch {
      return { ok: false, reason: "unreachable", mayStillPrint: true };
    }
  }
}

const ASK_EVERY_MS = 200;
const ANSWER_WITHIN_MS = 2000;
const SAYS_NOTHING =
  "it doesn't answer ~HS; one that never does needs ?status=off at the end of its address";
