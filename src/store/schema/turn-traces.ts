/** Where the time of one turn of a call went, in ms since the caller's last sound; null for what did not happen. */
export interface TurnTracesTable {
  call_id: string;
  /** The caller's turns count from 0. */
  turn: number;
  speech_ended_at_ms: number;
  turn_end_ms: number;
  think_ms: number | null;
  first_token_ms: number | null;
  first_sentence_ms: number | null;
  first_audio_ms: number | null;
  first_sound_ms: number | null;
  filler_ms: number | null;
  tools: number;
}
