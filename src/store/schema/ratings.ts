/** What a customer said of a visit afterwards. */
export interface RatingsTable {
  visit_id: string;
  /** 1 to 5; null when only words were given. */
  stars: number | null;
  words: string | null;
  at_ms: number;
}
