/** A question callers ask and its spoken answer. */
export interface FaqsTable {
  id: string;
  desk_id: string;
  position: number;
  /** JSON array of the ways it is asked. */
  questions: string;
  answer: string;
  /** What the owner files it under; callers never hear it. */
  category: string | null;
}
