import type { IncomingMessage, ServerResponse } from "node:http";
import ipp, { type IppAttributes, type IppMessage } from "@sealsystems/ipp";
import { Loopback } from "../../testing/loopback.ts";
import { wordOf } from "../read-attributes.ts";
import { faultInRequest, only } from "./read-request.ts";

/** One job in the stand-in. */
export interface StandInJob {
  readonly id: number;
  readonly name: string;
  readonly user: string;
  readonly media: unknown;
  readonly document: Buffer;
  state:
    | "pending"
    | "pending-held"
    | "processing"
    | "processing-stopped"
    | "canceled"
    | "aborted"
    | "completed";
  reasons: readonly string[];
}

const PATH = "/ipp/print";
const ENDED: ReadonlySet<string> = new Set(["canceled", "aborted", "completed"]);

/** A printer on this machine that speaks IPP and is as strict about it as RFC 8011 lets printers be. */
export class IppStandIn implements AsyncDisposable {
  /** How the device is: RFC 8011 5.4.11 and 5.4.12. */
  printerState: "idle" | "processing" | "stopped" = "idle";
  printerReasons: readonly string[] = ["none"];
  isAccepting = true;
  formats: readonly string[] = ["application/pdf", "image/pwg-raster", "image/jpeg"];
  /** In hundredths of a millimetre. */
  sizes: readonly (readonly [number, number])[] = [
    [6200, 10_000],
    [10_160, 15_240],
  ];
  /** What becomes of a job that was asked for once: it is printed unless the test says something else. */
  next: StandInJob["state"] = "completed";
  nextReasons: readonly string[] = ["none"];
  /** A job that is being printed may first come to a point where it can be stopped. */
  cancelsAtOnce = true;
  /** Printers need not remember jobs that have ended. */
  keepsHistory = true;
  /** What is done with requests before they are looked at: a status, no answer at all, or lost after it was carried out. */
  trouble:
    | { readonly operation: string; readonly how: number | "silent" | "answer-lost" }
    | undefined;
  readonly jobs: StandInJob[] = [];
  readonly operations: string[] = [];
  #loopback: Loopback | undefined;

  static async open(): Promise<IppStandIn> {
    const standIn = new IppStandIn();
    const onRequest = (request: IncomingMessage, response: ServerResponse) =>
      void standIn.#receive(request, response);
    standIn.#loopback = await Loopback.open({ onRequest });
    return standIn;
  }

  /** `ipp://127.0.0.1:<port>/ipp/print` */
  get address(): string {
    return `${this.#opened.origin.replace("http:", "ipp:")}${PATH}`;
  }

  get #opened(): Loopback {
    if (!this.#loopback) throw new Error("It is not open");
    return this.#loopback;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened[Symbol.asyncDispose]();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece);
    if (request.url !== PATH) return void response.writeHead(404).end();
    if (request.method !== "POST" || request.headers["content-type"] !== "application/ipp")
      return void response.writeHead(400).end();
    const message = ipp.parse(Buffer.concat(pieces));
    const operation = message.operation ?? "unknown";
    this.operations.push(operation);
    const trouble = this.trouble?.operation === operation ? this.trouble.how : undefined;
    if (typeof trouble === "number") return void response.writeHead(trouble).end();
    if (trouble === "silent") return undefined;
    const answer = this.#answer(message, operation);
    if (trouble === "answer-lost") return void response.destroy();
    response.writeHead(200, { "content-type": "application/ipp" }).end(answer);
    return undefined;
  }

  #answer(message: IppMessage, operation: string): Buffer {
    const fault = faultInRequest(message, this.address);
    if (fault !== undefined) return reply(message, fault);
    const asked = message["operation-attributes-tag"] ?? {};
    switch (operation) {
      case "Get-Printer-Attributes":
        return reply(message, "successful-ok", { printer: only(asked, this.#printer()) });
      case "Print-Job":
        return this.#print(message, asked);
      case "Get-Job-Attributes":
        return this.#tell(message, asked);
      case "Get-Jobs":
        return this.#list(message, asked);
      case "Cancel-Job":
        return this.#cancel(message, asked);
      default:
        return reply(message, "server-error-operation-not-supported");
    }
  }

  #printer(): IppAttributes {
    return {
      "printer-state": this.printerState,
      "printer-state-reasons": this.printerReasons,
      "printer-is-accepting-jobs": this.isAccepting,
      "document-format-supported": this.formats,
      "media-size-supported": this.sizes.map(([x, y]) => ({ "x-dimension": x, "y-dimension": y })),
    };
  }

  #print(message: IppMessage, asked: IppAttributes): Buffer {
    if (!this.isAccepting) return reply(message, "server-error-not-accepting-jobs");
    if (!this.formats.includes(wordOf(asked, "document-format") ?? ""))
      return reply(message, "client-error-document-format-not-supported");
    const document = message.data ?? Buffer.alloc(0);
    if (!/^%PDF-1\.\d[^]*%%EOF\s*$/u.test(document.toString("latin1")))
      return reply(message, "client-error-document-format-error");
    const template = [message["job-attributes-tag"] ?? {}].flat()[0] ?? {};
    const job: StandInJob = {
      id: this.jobs.length + 41,
      name: wordOf(asked, "job-name") ?? "",
      user: wordOf(asked, "requesting-user-name") ?? "",
      media: template["media-col"],
      document,
      state: "pending",
      reasons: ["none"],
    };
    this.jobs.push(job);
    return reply(message, "successful-ok", { jobs: [described(job)] });
  }

  #tell(message: IppMessage, asked: IppAttributes): Buffer {
    const job = this.#job(asked);
    if (!job) return reply(message, "client-error-not-found");
    if (!ENDED.has(job.state)) {
      job.state = this.next;
      job.reasons = this.nextReasons;
    }
    if (!this.#job(asked)) return reply(message, "client-error-not-found");
    return reply(message, "successful-ok", { jobs: [only(asked, described(job))] });
  }

  #list(message: IppMessage, asked: IppAttributes): Buffer {
    const which = asked["which-jobs"] ?? "not-completed";
    if (which !== "completed" && which !== "not-completed")
      return reply(message, "client-error-attributes-or-values-not-supported");
    const jobs = this.jobs.filter((job) => ENDED.has(job.state) === (which === "completed"));
    return reply(message, "successful-ok", {
      jobs: jobs.map((job) => only(asked, described(job))),
    });
  }

  #cancel(message: IppMessage, asked: IppAttributes): Buffer {
    const job = this.#job(asked);
    if (!job) return reply(message, "client-error-not-found");
    if (ENDED.has(job.state)) return reply(message, "client-error-not-possible");
    if (this.cancelsAtOnce) job.state = "canceled";
    else this.nextReasons = ["processing-to-stop-point"];
    job.reasons = ["job-canceled-by-user"];
    return reply(message, "successful-ok");
  }

  #job(asked: IppAttributes): StandInJob | undefined {
    const job = this.jobs.find(({ id }) => id === asked["job-id"]);
    return job && (this.keepsHistory || !ENDED.has(job.state)) ? job : undefined;
  }
}

function described(job: StandInJob): IppAttributes {
  return {
    "job-id": job.id,
    "job-name": job.name,
    "job-state": job.state,
    "job-state-reasons": job.reasons,
  };
}

function reply(
  { id, version }: IppMessage,
  statusCode: string,
  groups: { readonly printer?: IppAttributes; readonly jobs?: readonly IppAttributes[] } = {},
): Buffer {
  return ipp.serialize({
    version: version ?? "2.0",
    id,
    statusCode,
    "operation-attributes-tag": {
      "attributes-charset": "utf-8",
      "attributes-natural-language": "en",
    },
    ...(groups.printer && { "printer-attributes-tag": groups.printer }),
    ...(groups.jobs && groups.jobs.length > 0 && { "job-attributes-tag": groups.jobs }),
  });
}
