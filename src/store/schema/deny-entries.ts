/** Somebody who is not to be let in without a look by a person. */
export interface DenyEntriesTable {
  id: string;
  desk_id: string;
  name: string;
  aliases: string;
  company: string | null;
  /** Why, for those who decide; never shown or said to a visitor. */
  note: string | null;
  added_by: string;
  created_at_ms: number;
  removed_at_ms: number | null;
}
