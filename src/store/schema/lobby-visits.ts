/** One visitor, or one group under one name, from arrival to departure: as little as will do. */
export interface LobbyVisitsTable {
  id: string;
  desk_id: string;
  location_id: string | null;
  call_id: string | null;
  visitor_name: string | null;
  company: string | null;
  /** `message`: they only left words for the host, which are in `purpose_words`. */
  purpose: "meeting" | "interview" | "delivery" | "contractor" | "message" | "other";
  /** What they said they come for. */
  purpose_words: string | null;
  party_size: number;
  host_id: string | null;
  language: string;
  /** `review`: a person looks at it first. `turned-away`: the host expects nobody, or the person who looked. */
  status: "arrived" | "waiting" | "answered" | "review" | "turned-away" | "left";
  host_answer: "on-my-way" | "wait" | "colleague" | "not-expected" | "said" | null;
  /** What the host wrote. */
  host_said: string | null;
  /** Whoever answered: the host or who stepped in. */
  answered_by_id: string | null;
  /** Random; the QR on the badge. Never the id. */
  badge_token: string;
  expected_visit_id: string | null;
  arrived_at_ms: number;
  notified_at_ms: number | null;
  answered_at_ms: number | null;
  left_at_ms: number | null;
  left_by: "voice" | "badge" | "host" | "desk" | "midnight" | null;
  forgotten_at_ms: number | null;
}
