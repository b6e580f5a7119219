/** What a writer was told was committed: one line of its log. */
export interface Committed {
  readonly did: "booked" | "moved" | "cancelled" | "blocked" | "unblocked";
  readonly id: string;
  /** When an appointment is now. */
  readonly startMs?: number;
}

/** What a writer was told, or what it left undone. */
export type Told = Committed | { readonly did: "refused" | "abandoned"; readonly reason: string };
