/** A call as the phone company knows it. */
export interface CallIdentity {
  readonly callSid: string;
  readonly accountSid: string;
  /** E.164, or what Twilio sends for a withheld number. */
  readonly from: string;
  readonly to: string;
  /** Set when the desk rang `from`, and not the other way round. */
  readonly outgoing?: boolean;
}

/** The fields that every webhook of this call repeats, as captured from Twilio (places left out where unknown). */
export function webhookFields(
  { callSid, accountSid, outgoing = false, ...ends }: CallIdentity,
  callStatus: string,
): Record<string, string> {
  const [from, to] = outgoing ? [ends.to, ends.from] : [ends.from, ends.to];
  const place = { City: "", State: "", Zip: "", Country: "" };
  const places = Object.fromEntries(
    ["From", "To", "Caller", "Called"].flatMap((side) =>
      Object.entries(place).map(([part, value]) => [side + part, value]),
    ),
  );
  return {
    CallSid: callSid,
    AccountSid: accountSid,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    CallStatus: callStatus,
    Direction: outgoing ? "outbound-api" : "inbound",
    ApiVersion: "2010-04-01",
    StirVerstat: "TN-Validation-Passed-A",
    ...places,
  };
}

/** The fields that a status callback adds. */
export function statusFields(options: {
  atMs: number;
  durationMs: number;
  sequenceNumber: number;
}): Record<string, string> {
  const seconds = Math.ceil(options.durationMs / 1000);
  return {
    CallDuration: String(seconds),
    Duration: String(Math.ceil(seconds / 60)),
    Timestamp: new Date(options.atMs).toUTCString().replace("GMT", "+0000"),
    CallbackSource: "call-progress-events",
    SequenceNumber: String(options.sequenceNumber),
  };
}
