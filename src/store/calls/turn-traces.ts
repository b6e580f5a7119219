import type { TurnTrace } from "../../domain/calls/turn-trace.ts";
import type { Database, Reader } from "../database.ts";
import type { TurnTracesTable } from "../schema/turn-traces.ts";

/** Keeps where the time of each turn of a call went; once a call. It outlives the words of the call: there are none in it. */
export async function keepTraces(
  database: Database,
  callId: string,
  traces: readonly TurnTrace[],
): Promise<void> {
  if (traces.length === 0) return;
  await database.write(async (writer) => {
    for (const trace of traces) {
      await writer
        .insertInto("turn_traces")
        .values({
          call_id: callId,
          turn: trace.turn,
          speech_ended_at_ms: trace.speechEndedAtMs,
          turn_end_ms: Math.round(trace.turnEndMs),
          think_ms: rounded(trace.thinkMs),
          first_token_ms: rounded(trace.firstTokenMs),
          first_sentence_ms: rounded(trace.firstSentenceMs),
          first_audio_ms: rounded(trace.firstAudioMs),
          first_sound_ms: rounded(trace.firstSoundMs),
          filler_ms: rounded(trace.fillerMs),
          tools: trace.tools,
        })
        .execute();
    }
  });
}

/** The traces of a call, in the order of its turns; empty while it goes on. */
export async function readTraces(reader: Reader, callId: string): Promise<readonly TurnTrace[]> {
  const rows = await reader
    .selectFrom("turn_traces")
    .selectAll()
    .where("call_id", "=", callId)
    .orderBy("turn")
    .execute();
  return rows.map(readTrace);
}

function readTrace(row: TurnTracesTable): TurnTrace {
  return {
    turn: row.turn,
    speechEndedAtMs: row.speech_ended_at_ms,
    turnEndMs: row.turn_end_ms,
    ...(row.think_ms !== null && { thinkMs: row.think_ms }),
    ...(row.first_token_ms !== null && { firstTokenMs: row.first_token_ms }),
    ...(row.first_sentence_ms !== null && { firstSentenceMs: row.first_sentence_ms }),
    ...(row.first_audio_ms !== null && { firstAudioMs: row.first_audio_ms }),
    ...(row.first_sound_ms !== null && { firstSoundMs: row.first_sound_ms }),
    ...(row.filler_ms !== null && { fillerMs: row.filler_ms }),
    tools: row.tools,
  };
}

function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}
