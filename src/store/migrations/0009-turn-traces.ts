import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Where the time of each turn of a call went. */
export const turnTraces: Migration = {
  number: 9,
  name: "turn-traces",
  async up(database) {
    await sql`create table turn_traces (
      call_id text not null references calls (id) on delete cascade, turn integer not null,
      speech_ended_at_ms bigint not null, turn_end_ms integer not null, think_ms integer, first_token_ms integer,
      first_sentence_ms integer, first_audio_ms integer, first_sound_ms integer, filler_ms integer,
      tools integer not null, primary key (call_id, turn))`.execute(database);
  },
};
