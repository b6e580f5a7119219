import { MULAW_SILENCE } from "../../src/audio/mulaw.ts";

/** A frame as the telephone company sends it: 20 ms of µ-law at 8 kHz. */
export const FRAME_MS = 20;
export const FRAME_BYTES = 160;

const SPEECH = 0x11;

/**
 * A caller's frame that says when it was sent, and whether the caller speaks: what the ears of this bench go by. One buffer
 * serves a caller's whole call.
 */
export function writeFrame(frame: Buffer, speaks: boolean, nowMs: number): void {
  frame[0] = speaks ? SPEECH : MULAW_SILENCE;
  frame.writeDoubleLE(nowMs, 1);
}

/** Whether the caller speaks in this frame. */
export function isSpeech(frame: Uint8Array): boolean {
  return frame[0] === SPEECH;
}

/** When it was sent, by `monotonicMs` of whoever sent it. */
export function sentAtMs(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getFloat64(1, true);
}

/** Milliseconds by a clock that all processes of this machine share and nobody sets. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
