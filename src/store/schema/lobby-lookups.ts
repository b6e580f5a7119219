/** How often names were looked up in one conversation: nobody gets to know a directory by asking. */
export interface LobbyLookupsTable {
  call_id: string;
  desk_id: string;
  tries: number;
  /** Of these, how many found nobody. */
  misses: number;
  last_at_ms: number;
}
