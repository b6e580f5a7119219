/** One place in what may be said: what may follow, and whether it may end here. Scores are natural logarithms. */
export interface NetworkState {
  readonly arcs: readonly { readonly word: string; readonly to: number; readonly score: number }[];
  /** The score of ending here; absent where more must follow. */
  readonly endScore?: number;
}

/** What may be said, with no empty steps in it. The likeliest of all ways scores nothing, the others less. */
export interface Network {
  readonly states: readonly NetworkState[];
  readonly start: number;
}
