/** What we wrote into the address of a webhook when we gave it to Twilio; the signature covers it. */
export interface VoiceQuery {
  /** Our own id of a call that we made; empty for any other. */
  readonly callId: string;
  /** Which number of a transfer was rung, from 0. */
  readonly rung: number;
}

/** Reads it from the query of a request. */
export function readVoiceQuery(query: unknown): VoiceQuery {
  const callId = fieldOf(query, "call").slice(0, 100);
  const rung = /^\d$/u.test(fieldOf(query, "rung")) ? Number(fieldOf(query, "rung")) : 0;
  return { callId, rung };
}

function fieldOf(query: unknown, name: string): string {
  if (typeof query !== "object" || query === null) return "";
  const value: unknown = Object.entries(query).find(([field]) => field === name)?.[1];
  return typeof value === "string" ? value : "";
}
