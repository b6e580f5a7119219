/** From the capture worklet: 20 ms of the microphone at 16 kHz as 16-bit samples, and how loud they are (0 to 1). */
export interface CapturedFrame {
  readonly bytes: ArrayBuffer;
  readonly level: number;
}

/** To the playback worklet. Audio is 16 kHz, 16 bits. */
export type PlaybackRequest =
  | { readonly type: "audio"; readonly bytes: ArrayBuffer }
  | { readonly type: "mark"; readonly name: string }
  | { readonly type: "clear" };

/** From the playback worklet. */
export type PlaybackReport =
  | { readonly type: "mark"; readonly name: string; readonly cleared: boolean }
  | { readonly type: "speaking"; readonly speaking: boolean };
