import type { IppAttributes } from "@sealsystems/ipp";
import type { Clock } from "../../base/clock.ts";
import { newId } from "../../base/id.ts";
import {
  PRINT_WITHIN_MS,
  type PrintDocument,
  type Printer,
  type PrinterCheck,
  type PrintOutcome,
} from "../../ports/printer.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import { TimeLimit } from "../time-limit.ts";
import { IppConnection, IppRefusal } from "./ask-printer.ts";
import { faultOf } from "./fault-of.ts";
import { FollowedJob } from "./followed-job.ts";
import { askState, findJob, sendJob, type IppJob, type PdfPage } from "./jobs.ts";
import { wordsOf } from "./read-attributes.ts";

/**
 * Any printer that speaks IPP and takes PDF: most office printers since 2015, and every queue of CUPS.
 */
export class IppPrinter implements Printer {
  readonly name: string;
  readonly language = { format: "pdf" } as const;
  readonly #address: string;
  readonly #clock: Clock;
  readonly #turns = new OneAtATime();

  /** `address`: `ipp://host:631/ipp/print`, `ipps://...` */
  constructor(address: string, clock: Clock) {
    const { protocol, hostname } = new URL(address);
    this.name = `${protocol}//${hostname}`;
    this.#address = address;
    this.#clock = clock;
  }

  async print(
    document: PrintDocument,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<PrintOutcome> {
    if (document.format !== "pdf")
      throw new Error(`This printer takes pdf, not ${document.format}`);
    return this.#turns.run(async () => {
      signal.throwIfAborted();
      using connection = new IppConnection(this.#address);
      using limit = new TimeLimit(this.#clock, PRINT_WITHIN_MS, signal);
      const outcome = await this.#print(document, connection, limit.signal);
      signal.throwIfAborted();
      return outcome;
    });
  }

  async check({ signal }: { readonly signal: AbortSignal }): Promise<PrinterCheck> {
    using connection = new IppConnection(this.#address);
    using limit = new TimeLimit(this.#clock, PRINT_WITHIN_MS, signal);
    const ready = await readiness(connection, limit.signal);
    signal.throwIfAborted();
    return ready.ok ? { ok: true } : ready;
  }

  async #print(
    page: PdfPage,
    connection: IppConnection,
    signal: AbortSignal,
  ): Promise<PrintOutcome> {
    const ready = await readiness(connection, signal);
    if (!ready.ok) return { ...ready, mayStillPrint: false };
    // Named like no other, so that it is found again when the answer gets lost.
    const name = `Badge ${newId("badge").slice(-8)}`;
    let sent: IppJob;
    try {
      sent = await sendJob(connection, page, { name, printer: ready.printer, signal });
    } catch (error) {
      if (error instanceof IppRefusal) return { ...refused(error), mayStillPrint: false };
      const found = await this.#find(name);
      const reason = signal.aborted ? "late" : "unreachable";
      if (found === undefined || found === "nobody-knows")
        return { ok: false, reason, mayStillPrint: found === "nobody-knows" };
      sent = found;
    }
    return new FollowedJob(sent, { connection, clock: this.#clock }).follow(signal);
  }

  /** What became of a job whose answer got lost, on a connection of its own. */
  async #find(name: string): Promise<IppJob | undefined | "nobody-knows"> {
    using connection = new IppConnection(this.#address);
    using limit = new TimeLimit(this.#clock, FIND_WITHIN_MS);
    try {
      return await findJob(connection, name, limit.signal);
    } catch {
      return "nobody-knows";
    }
  }
}

const FIND_WITHIN_MS = 2000;

type Readiness =
  | { readonly ok: true; readonly printer: IppAttributes }
  | Extract<PrinterCheck, { ok: false }>;

async function readiness(connection: IppConnection, signal: AbortSignal): Promise<Readiness> {
  let printer: IppAttributes;
  try {
    printer = await askState(connection, signal);
  } catch (error) {
    return error instanceof IppRefusal ? refused(error) : { ok: false, reason: "unreachable" };
  }
  const fault = faultOf(printer);
  if (fault) return { ok: false, reason: fault };
  if (printer["printer-is-accepting-jobs"] === false)
    return { ok: false, reason: "refused", detail: "server-error-not-accepting-jobs" };
  const formats = wordsOf(printer, "document-format-supported");
  if (formats.length > 0 && !formats.includes("application/pdf"))
    return { ok: false, reason: "refused", detail: "client-error-document-format-not-supported" };
  return { ok: true, printer };
}

function refused(refusal: IppRefusal) {
  return { ok: false, reason: "refused", detail: refusal.status } as const;
}
