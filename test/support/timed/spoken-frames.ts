import { bytesPerMs, TELEPHONE } from "../../../src/audio/format.ts";
import { MULAW_SILENCE } from "../../../src/audio/mulaw.ts";

export const FRAME_MS = 20;
export const FRAME_BYTES = FRAME_MS * bytesPerMs(TELEPHONE);

/** 20 ms in which nobody speaks. */
export const SILENT_FRAME: Uint8Array = new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);

/** 20 ms of loud sound that say which utterance they belong to, so that ears need no recogniser. */
export function spokenFrame(utterance: number): Uint8Array {
  const frame = Uint8Array.from({ length: FRAME_BYTES }, (_, at) => (at % 2 === 0 ? 0x10 : 0x90));
  frame[0] = utterance;
  return frame;
}

/** The utterance that a frame belongs to; undefined for silence. */
export function utteranceIn(frame: Uint8Array): number | undefined {
  return frame[1] === 0x90 ? frame[0] : undefined;
}
