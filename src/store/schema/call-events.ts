/** The log a call can be replayed from. It holds the caller's words. */
export interface CallEventsTable {
  call_id: string;
  /** From 0, without gaps. */
  sequence: number;
  at_ms: number;
  /** JSON. */
  event: string;
  /** Of the effects this event had, to compare a replay with. */
  effects_digest: string;
}
