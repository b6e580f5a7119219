import { MULAW_SILENCE } from "../../../audio/mulaw.ts";
import { bytesPerMs, TELEPHONE } from "../../../audio/format.ts";
import { GrowingBytes } from "./growing-bytes.ts";

type Queued =
  | { readonly kind: "audio"; readonly audio: Uint8Array; played: number }
  | { readonly kind: "mark"; readonly name: string };

/**
 * What the phone company plays to the caller: what arrives, in order, at the pace of sound, with silence where nothing
 * is there. Exact to the sample. Methods that let time pass return the marks that were reached by then.
 */
export class Playback {
  readonly #startMs: number;
  readonly #heard = new GrowingBytes();
  #queue: Queued[] = [];

  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** All that was heard so far, from the start on. */
  get heard(): Uint8Array {
    return this.#heard.bytes;
  }

  /** How much audio waits. */
  get queuedMs(): number {
    const bytes = this.#queue.reduce(
      (sum, item) => sum + (item.kind === "audio" ? item.audio.length - item.played : 0),
      0,
    );
    return bytes / bytesPerMs(TELEPHONE);
  }

  receive(audio: Uint8Array, nowMs: number): readonly string[] {
    const reached = this.advanceTo(nowMs);
    this.#queue.push({ kind: "audio", audio, played: 0 });
    return reached;
  }

  /** A mark is reached when all audio before it was played; at once, when none waits. */
  mark(name: string, nowMs: number): readonly string[] {
    const reached = this.advanceTo(nowMs);
    if (this.#queue.length === 0) return [...reached, name];
    this.#queue.push({ kind: "mark", name });
    return reached;
  }

  /** Drops what waits; its marks come back at once, as Twilio's do. */
  clear(nowMs: number): readonly string[] {
    const reached = this.advanceTo(nowMs);
    const dropped = this.#queue.flatMap((item) => (item.kind === "mark" ? [item.name] : []));
    this.#queue = [];
    return [...reached, ...dropped];
  }

  advanceTo(nowMs: number): readonly string[] {
    const target = Math.round((nowMs - this.#startMs) * bytesPerMs(TELEPHONE));
    const reached: string[] = [];
    for (let item = this.#queue[0]; item; item = this.#queue[0]) {
      if (item.kind === "mark") {
        reached.push(item.name);
      } else {
        const room = Math.max(0, target - this.#heard.length);
        this.#heard.append(item.audio.subarray(item.played, item.played + room));
        item.played = Math.min(item.audio.length, item.played + room);
        if (item.played < item.audio.length) break;
      }
      this.#queue.shift();
    }
    const missing = target - this.#heard.length;
    if (missing > 0) this.#heard.append(new Uint8Array(missing).fill(MULAW_SILENCE));
    return reached;
  }
}
