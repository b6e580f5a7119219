import { z } from "zod";

/** What we read of the form of a voice webhook; Twilio sends more and adds fields without notice. */
export interface VoiceForm {
  readonly callSid: string;
  /** E.164; absent when the caller withheld it or is not a telephone number. */
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  readonly callStatus?: string;
  /** The call this one was dialled for, when it is the second leg of a transfer. */
  readonly parentCallSid?: string;
  /** How a `<Dial>` ended. */
  readonly dialCallStatus?: string;
  /** Whether whoever was dialled talked to the caller. */
  readonly dialBridged?: boolean;
  /** What was pressed, asked for by `<Gather>`. */
  readonly digits?: string;
  /** Who or what took a call that we made. */
  readonly answeredBy?: string;
}

const field = z.string().max(2000).optional().catch(undefined);

const wireForm = z.object({
  CallSid: z.string().min(1).max(64),
  From: field,
  To: field,
  CallStatus: field,
  ParentCallSid: field,
  DialCallStatus: field,
  DialBridged: field,
  Digits: field,
  AnsweredBy: field,
});

/** Reads the form of a voice webhook. A body that names no call is refused in a sentence for the sender. */
export function readVoiceForm(
  body: unknown,
): { ok: true; form: VoiceForm } | { ok: false; sentence: string } {
  const parsed = wireForm.safeParse(body);
  if (!parsed.success) {
    return { ok: false, sentence: "This form has no CallSid, so there is no call to answer." };
  }
  const { data } = parsed;
  const form: { -readonly [Key in keyof VoiceForm]: VoiceForm[Key] } = { callSid: data.CallSid };
  const callerNumber = telephoneNumber(data.From);
  if (callerNumber !== undefined) form.callerNumber = callerNumber;
  const calledNumber = telephoneNumber(data.To);
  if (calledNumber !== undefined) form.calledNumber = calledNumber;
  if (data.CallStatus !== undefined) form.callStatus = data.CallStatus;
  if (data.ParentCallSid !== undefined) form.parentCallSid = data.ParentCallSid;
  if (data.DialCallStatus !== undefined) form.dialCallStatus = data.DialCallStatus;
  if (data.DialBridged !== undefined) form.dialBridged = data.DialBridged === "true";
  if (data.Digits !== undefined) form.digits = data.Digits;
  if (data.AnsweredBy !== undefined) form.answeredBy = data.AnsweredBy;
  return { ok: true, form };
}

/** Whether a `CallStatus` says that the call is over. */
export function isOver(callStatus: string | undefined): boolean {
  return FINAL.has(callStatus);
}

const FINAL: ReadonlySet<string | undefined> = new Set([
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
]);

/**
 * The numbers Twilio puts in `From` when there is none: the words RESTRICTED, BLOCKED, UNKNOWN, ANONYMOUS and
 * UNAVAILABLE, typed on a keypad.
 */
const WITHHELD: ReadonlySet<string> = new Set([
  "+7378742833",
  // The same where it is taken for a number of the United States.
  "+17378742833",
  "+2562533",
  "+8656696",
  "+266696687",
  "+86282452253",
]);

/** Those of several numbers, with a space between, that can be rung. */
export function telephoneNumbers(text: string): readonly string[] {
  return text.split(" ").filter((number) => telephoneNumber(number) !== undefined);
}

/** E.164 as it is; anything else (`Anonymous`, `sip:`, `client:`, a short code) is no number to call back. */
export function telephoneNumber(text: string | undefined): string | undefined {
  return text !== undefined && /^\+[1-9]\d{6,14}$/.test(text) && !WITHHELD.has(text)
    ? text
    : undefined;
}
