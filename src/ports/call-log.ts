/** Where the events of calls are kept, so that a call can be replayed, or taken over by another process. */
export interface CallLog {
  /** Takes an event at once and without waiting; it is stored soon after, in order. */
  append(entry: CallLogEntry): void;
  /** Resolves when everything taken so far is stored. Rejects when it could not be. */
  flush(): Promise<void>;
}

export interface CallLogEntry {
  /** From 0, without gaps, within a call. */
  readonly sequence: number;
  readonly atMs: number;
  /** The event as JSON. */
  readonly event: string;
  /** A digest of the effects it had, to compare a replay with. */
  readonly effectsDigest: string;
}
