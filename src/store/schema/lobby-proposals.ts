/** What a visitor was read back and may agree to. It is forgotten within a day. */
export interface LobbyProposalsTable {
  id: string;
  desk_id: string;
  call_id: string | null;
  kind: "announce" | "check-out" | "message";
  status: "open" | "committed";
  /** JSON; `{}` once it was committed. */
  payload: string;
  /** JSON of what the commit answered, so that a second commit answers the same. */
  outcome: string | null;
  created_at_ms: number;
}
