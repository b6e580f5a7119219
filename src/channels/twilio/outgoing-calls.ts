/** The calls that we make, as the channel needs to know them. */
export interface OutgoingCalls {
  /** Asked when somebody has answered: whether there is still something to say, or else what is said instead, if anything. */
  admit(
    callId: string,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly sentence?: string }>;
  /** What Twilio tells of a call, as often and in whatever order it does. */
  told(callId: string, news: OutgoingNews): Promise<void>;
}

/** How far a call that we made has come. `carrierId` is Twilio's, for a call whose answer got lost when it was handed over. */
export interface OutgoingNews {
  readonly carrierId: string;
  /** Absent while it is on its way, or is being talked on. */
  readonly ended?: "completed" | "busy" | "no-answer" | "failed";
  /** A machine took it; a fax takes no message. */
  readonly machine?: "voicemail" | "fax";
}

/** What a `CallStatus` tells of a call that we made. */
export function endingOf(callStatus: string | undefined): OutgoingNews["ended"] {
  return callStatus === undefined ? undefined : ENDINGS.get(callStatus);
}

const ENDINGS: ReadonlyMap<string, NonNullable<OutgoingNews["ended"]>> = new Map([
  ["completed", "completed"],
  ["busy", "busy"],
  ["no-answer", "no-answer"],
  ["failed", "failed"],
  ["canceled", "failed"],
]);

/**
 * What an `AnsweredBy` tells (https://www.twilio.com/docs/voice/answering-machine-detection#answeredby). A human and `unknown`
 * tell nothing: whoever is taken for a machine is hung up on, so doubt is in favour of the person. `machine_start` is the
 * beginning of a voicemail's own greeting, over which nothing is recorded yet.
 */
export function machineIn(answeredBy: string | undefined): OutgoingNews["machine"] {
  if (answeredBy === "fax") return "fax";
  return answeredBy?.startsWith("machine_end_") === true ? "voicemail" : undefined;
}
