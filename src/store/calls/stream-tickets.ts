import type { Database, Reader } from "../database.ts";

/** No desk allows a call of more than two hours; what is older is needed by nobody. */
const KEPT_MS = 24 * 60 * 60_000;

/** A ticket is good for a minute; unused, it still holds the caller's number. */
const UNUSED_MS = 60 * 60_000;

/** A call that a stream may be opened for. */
export interface TicketedCall {
  readonly callSid: string;
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  readonly outgoingId?: string;
  readonly resumes: boolean;
}

/** How the desk parts with a caller. */
export type Parting =
  | { readonly how: "hang-up" }
  | {
      readonly how: "transfer";
      readonly to: string;
      readonly whisper: string;
      readonly step?: TransferStep;
    };

/** How far a transfer has come. */
export type TransferStep = "ringing" | "accepted" | "nobody";

/** Keeps a ticket, and lets go of those that are old. */
export async function insertTicket(
  database: Database,
  ticket: TicketedCall & { readonly tokenHash: string; readonly givenAtMs: number },
): Promise<void> {
  await database.write(async (writer) => {
    const { givenAtMs } = ticket;
    await writer
      .deleteFrom("stream_tickets")
      .where("given_at_ms", "<", givenAtMs - KEPT_MS)
      .execute();
    await writer
      .deleteFrom("stream_tickets")
      .where("given_at_ms", "<", givenAtMs - UNUSED_MS)
      .where("used_at_ms", "is", null)
      .execute();
    await writer
      .insertInto("stream_tickets")
      .values({
        token_hash: ticket.tokenHash,
        call_sid: ticket.callSid,
        caller_number: ticket.callerNumber ?? null,
        called_number: ticket.calledNumber ?? null,
        outgoing_id: ticket.outgoingId ?? null,
        resumes: ticket.resumes ? 1 : 0,
        given_at_ms: givenAtMs,
        used_at_ms: null,
        parting: null,
        transfer_to: null,
        whisper: null,
        transfer_step: null,
      })
      // A webhook that is told twice gets the same token.
      .onConflict((conflict) => conflict.column("token_hash").doNothing())
      .execute();
  });
}

/** Uses a ticket up, once in all servers; but for one that resumes it, a call begins once, whatever tickets it has. */
export async function takeTicket(
  database: Database,
  asked: {
    readonly tokenHash: string;
    readonly callSid: string;
    readonly givenSinceMs: number;
    readonly nowMs: number;
  },
): Promise<
  | { readonly ok: true; readonly call: TicketedCall }
  | {
      readonly ok: false;
      readonly fault: "unknown-token" | "other-call" | "used-token" | "late-token";
    }
> {
  return await database.write(async (writer) => {
    const row = await writer
      .selectFrom("stream_tickets")
      .selectAll()
      .where("token_hash", "=", asked.tokenHash)
      .executeTakeFirst();
    if (row === undefined) return { ok: false, fault: "unknown-token" };
    if (row.call_sid !== asked.callSid) return { ok: false, fault: "other-call" };
    const resumes = row.resumes === 1;
    const used = await writer
      .selectFrom("stream_tickets")
      .select("token_hash")
      .where("call_sid", "=", asked.callSid)
      .where("used_at_ms", "is not", null)
      .execute();
    const isUsed = resumes ? row.used_at_ms !== null : used.length > 0;
    if (isUsed) return { ok: false, fault: "used-token" };
    if (row.given_at_ms < asked.givenSinceMs) return { ok: false, fault: "late-token" };
    await writer
      .updateTable("stream_tickets")
      .set({ used_at_ms: asked.nowMs, caller_number: null, called_number: null })
      .where("token_hash", "=", asked.tokenHash)
      .execute();
    const call = {
      callSid: row.call_sid,
      ...(row.caller_number !== null && { callerNumber: row.caller_number }),
      ...(row.called_number !== null && { calledNumber: row.called_number }),
      ...(row.outgoing_id !== null && { outgoingId: row.outgoing_id }),
      resumes,
    };
    return { ok: true, call };
  });
}

/** Notes with the last ticket that was used for a call how the desk parts with the caller. */
export async function keepParting(
  database: Database,
  callSid: string,
  parting: Parting,
): Promise<void> {
  const { to, whisper } = parting.how === "transfer" ? parting : { to: null, whisper: null };
  await database.write(async (writer) => {
    await writer
      .updateTable("stream_tickets")
      .set({ parting: parting.how, transfer_to: to, whisper, transfer_step: null })
      .where("call_sid", "=", callSid)
      .where("used_at_ms", "is not", null)
      .execute();
  });
}

/**
 * Notes how far the transfer of a call has come. Who has taken it once has it, whatever is told late. What it is about, in the
 * caller's words, is needed only while phones ring.
 */
export async function keepTransferStep(
  database: Database,
  callSid: string,
  step: TransferStep,
): Promise<void> {
  await database.write(async (writer) => {
    await writer
      .updateTable("stream_tickets")
      .set({ transfer_step: step, ...(step !== "ringing" && { whisper: null }) })
      .where("call_sid", "=", callSid)
      .where("parting", "=", "transfer")
      .where((row) =>
        row.or([row("transfer_step", "is", null), row("transfer_step", "<>", "accepted")]),
      )
      .execute();
  });
}

/** How the desk parted with a caller; undefined when it didn't say, or has taken them back since. */
export async function findParting(reader: Reader, callSid: string): Promise<Parting | undefined> {
  const rows = await reader
    .selectFrom("stream_tickets")
    .select(["resumes", "used_at_ms", "parting", "transfer_to", "whisper", "transfer_step"])
    .where("call_sid", "=", callSid)
    .orderBy("given_at_ms", "desc")
    .execute();
  const isComingBack = rows.some((row) => row.resumes === 1 && row.used_at_ms === null);
  const last = rows.find((row) => row.used_at_ms !== null);
  if (isComingBack || last === undefined || last.parting === null) return undefined;
  if (last.parting === "hang-up") return { how: "hang-up" };
  const { transfer_to: to, whisper, transfer_step: step } = last;
  return to === null
    ? undefined
    : { how: "transfer", to, whisper: whisper ?? "", ...(step !== null && { step }) };
}
