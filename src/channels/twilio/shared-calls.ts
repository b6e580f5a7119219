import { createHash } from "node:crypto";

/**
 * What the servers that answer one telephone number together tell each other of their calls: Twilio's next request may reach
 * any of them.
 */
export interface SharedCalls {
  /** Notes that one stream may be opened for this call, by whoever brings the token that hashes to this. */
  give(ticket: StreamTicket): Promise<void>;
  /** Uses a ticket up: the call it was given for, or why it is none. */
  take(asked: {
    readonly tokenHash: string;
    readonly callSid: string;
    readonly givenSinceMs: number;
  }): Promise<
    | { readonly ok: true; readonly call: TicketedCall }
    | {
        readonly ok: false;
        readonly fault: TicketFault;
      }
  >;
  /** Notes, before its stream closes, what is to become of a call. */
  leave(callSid: string, parting: Parting): Promise<void>;
  /** Notes how far a transfer has come. Who has taken a call once has it. */
  transferStep(callSid: string, step: TransferStep): Promise<void>;
  /** What was noted last; undefined when nothing was. */
  parting(callSid: string): Promise<Parting | undefined>;
}

/** A call as the server knows it that Twilio told of it. */
export interface TicketedCall {
  readonly callSid: string;
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  readonly outgoingId?: string;
  /** It was put through to somebody who didn't answer: only the server that has its line can go on with it. */
  readonly resumes: boolean;
}

export type TicketFault = "unknown-token" | "other-call" | "used-token" | "late-token";

export interface StreamTicket extends TicketedCall {
  readonly tokenHash: string;
  readonly givenAtMs: number;
}

/** How the desk parts with a caller: for good, or to put them through. */
export type Parting =
  | { readonly how: "hang-up" }
  | {
      readonly how: "transfer";
      /** E.164; several that are rung in order have a space between. */
      readonly to: string;
      readonly whisper: string;
      /** Absent before the first phone rings. */
      readonly step?: TransferStep;
    };

/** How far a transfer has come: a phone rings, somebody has taken the call, or nobody did. */
export type TransferStep = "ringing" | "accepted" | "nobody";

/** What is kept of a token: it is as unguessable as a key, so that a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
