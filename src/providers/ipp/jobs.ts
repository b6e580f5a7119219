import type { IppAttributes, IppMessage } from "@sealsystems/ipp";
import type { PrintDocument } from "../../ports/printer.ts";
import type { IppConnection } from "./ask-printer.ts";
import { paperLike, wordOf, wordsOf } from "./read-attributes.ts";

/** How far a job has come (RFC 8011 5.3.7). */
export interface IppJob {
  readonly id: number;
  readonly state: string;
  readonly reasons: readonly string[];
}

/** The page that this provider prints. */
export type PdfPage = Extract<PrintDocument, { format: "pdf" }>;

/** How the printer is, and what it takes. */
export async function askState(
  connection: IppConnection,
  signal: AbortSignal,
): Promise<IppAttributes> {
  const reply = await connection.ask(
    {
      operation: "Get-Printer-Attributes",
      attributes: {
        "requested-attributes": [
          "printer-state",
          "printer-state-reasons",
          "printer-is-accepting-jobs",
          "document-format-supported",
          "media-size-supported",
        ],
      },
    },
    signal,
  );
  return reply["printer-attributes-tag"] ?? {};
}

/** Hands a page over. `name` is the job's; it is shown on displays and in queues, so it says nothing of anybody. */
export async function sendJob(
  connection: IppConnection,
  page: PdfPage,
  job: { readonly name: string; readonly printer: IppAttributes; readonly signal: AbortSignal },
): Promise<IppJob> {
  const paper = paperLike(job.printer, page.widthMm, page.heightMm);
  const reply = await connection.ask(
    {
      operation: "Print-Job",
      attributes: {
        "requesting-user-name": USER,
        "job-name": job.name,
        "document-format": "application/pdf",
      },
      ...(paper && { job: { "media-col": { "media-size": { ...paper } } } }),
      data: page.bytes,
    },
    job.signal,
  );
  const sent = jobsIn(reply)[0];
  if (!sent) throw new Error("The printer took a job and gave it no number");
  return sent;
}

/** How far a job has come. */
export async function askJob(
  connection: IppConnection,
  id: number,
  signal: AbortSignal,
): Promise<IppJob> {
  const reply = await connection.ask(
    {
      operation: "Get-Job-Attributes",
      attributes: {
        "job-id": id,
        "requesting-user-name": USER,
        "requested-attributes": JOB_ATTRIBUTES,
      },
    },
    signal,
  );
  const job = jobsIn(reply)[0];
  if (!job) throw new Error("The printer tells nothing about the job");
  return job;
}

/** The job of that name, when the answer that would have told its number got lost. */
export async function findJob(
  connection: IppConnection,
  name: string,
  signal: AbortSignal,
): Promise<IppJob | undefined> {
  for (const which of ["not-completed", "completed"]) {
    const reply = await connection.ask(
      {
        operation: "Get-Jobs",
        attributes: {
          "requesting-user-name": USER,
          "which-jobs": which,
          "requested-attributes": [...JOB_ATTRIBUTES, "job-name"],
        },
      },
      signal,
    );
    const found = jobsIn(reply, (attributes) => attributes["job-name"] === name)[0];
    if (found) return found;
  }
  return undefined;
}

/** Asks the printer to forget a job. */
export async function cancelJob(
  connection: IppConnection,
  id: number,
  signal: AbortSignal,
): Promise<void> {
  await connection.ask(
    { operation: "Cancel-Job", attributes: { "job-id": id, "requesting-user-name": USER } },
    signal,
  );
}

const USER = "frontdesk";

const JOB_ATTRIBUTES = ["job-id", "job-state", "job-state-reasons"];

function jobsIn(
  reply: IppMessage,
  isMeant: (attributes: IppAttributes) => boolean = () => true,
): readonly IppJob[] {
  const groups = [reply["job-attributes-tag"] ?? []].flat();
  return groups.filter(isMeant).flatMap((attributes) => {
    const id = attributes["job-id"];
    const state = wordOf(attributes, "job-state") ?? "unknown";
    return typeof id === "number"
      ? [{ id, state, reasons: wordsOf(attributes, "job-state-reasons") }]
      : [];
  });
}
