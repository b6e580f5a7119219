/** A text that visitors accept. A new wording is a new row: what was accepted stays as it was. */
export interface LobbyDocumentsTable {
  id: string;
  desk_id: string;
  name: string;
  version: number;
  /** SHA-256 of the text, hex. */
  hash: string;
  text: string;
  /** JSON: the purposes for which it must be accepted; empty: all. */
  purposes: string;
  in_force: number;
}
