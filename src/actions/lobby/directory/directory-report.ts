/** What came of taking a directory over. */
export interface DirectoryReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Marked as gone: they left, or a complete source no longer has them. */
  readonly gone: number;
  /** Gone before, here again. */
  readonly back: number;
  /** Entries that were left out or taken only in part, a sentence each, with where they are. */
  readonly faults: readonly string[];
}
