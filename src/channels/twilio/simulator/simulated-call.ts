import type { Clock } from "../../../base/clock.ts";
import { TELEPHONE } from "../../../audio/format.ts";
import { decodeMulaw } from "../../../audio/mulaw.ts";
import type { Recording } from "../../../audio/wav.ts";
import { CloseCode } from "../media-socket.ts";
import type { CallConditions } from "./call-conditions.ts";
import { CallerVoice, FRAME_MS, type CallerUtterance } from "./caller-voice.ts";
import type { DeskMessage, StreamWarning } from "./check-message.ts";
import type { CarrierSocket } from "./exchange.ts";
import { GrowingBytes } from "./growing-bytes.ts";
import type { FaultyPath } from "./network-conditions.ts";
import { Playback } from "./playback.ts";
import { SpeechWatch, type SpokenStretch } from "./speech-watch.ts";
import { StreamLeg } from "./stream-leg.ts";
import type { CallIdentity } from "./webhook-fields.ts";

/** Times are ms since the call was answered. */
export type SimulatedCallEvent =
  | { readonly type: "caller-started" | "caller-stopped"; readonly atMs: number }
  | { readonly type: "receptionist-started" | "receptionist-stopped"; readonly atMs: number }
  | { readonly type: "warning"; readonly atMs: number; readonly warning: StreamWarning };

/** How a stream ended, for what the phone company does next. */
export type StreamEnd = "caller" | "desk" | "fault";

/** Something the caller said, and how long it took until the receptionist was heard to answer. */
export interface AnsweredUtterance extends CallerUtterance {
  /** From the caller's last sound to the receptionist's first; absent when there was no answer before more was said. */
  readonly responseMs?: number;
}

/**
 * The phone in the caller's hand while it is connected: what they say, what they hear, and what they press. Sound
 * travels both ways in real time on the call's clock.
 */
export class SimulatedCall {
  readonly callSid: string;
  readonly #identity: CallIdentity;
  readonly #clock: Clock;
  readonly #answeredAtMs: number;
  readonly #voice: CallerVoice;
  readonly #playback: Playback;
  readonly #said = new GrowingBytes();
  readonly #receptionist: SpeechWatch;
  readonly #warnings: StreamWarning[] = [];
  readonly #listeners = new Set<(event: SimulatedCallEvent) => void>();
  readonly #turnWaiters = new Set<{ readonly quietMs: number; readonly done: () => void }>();
  #leg: { readonly stream: StreamLeg; readonly startMs: number } | undefined;
  #onStreamEnd: (end: StreamEnd) => void = () => undefined;
  #framesSent = 0;
  #mutedUntilMs = 0;
  #spokeLastMs = 0;
  #callerSpeaking = false;
  #over = false;

  constructor(options: { identity: CallIdentity; clock: Clock; conditions: CallConditions }) {
    const { identity, clock, conditions } = options;
    this.callSid = identity.callSid;
    this.#identity = identity;
    this.#clock = clock;
    this.#answeredAtMs = clock.nowMs();
    this.#voice = new CallerVoice(conditions.surroundings);
    this.#playback = new Playback(this.#answeredAtMs);
    this.#receptionist = new SpeechWatch(conditions.pauseMs);
    this.#scheduleFrame();
  }

  /** Ms since the call was answered. */
  get nowMs(): number {
    return this.#clock.nowMs() - this.#answeredAtMs;
  }

  /** What Twilio would complain of in its console. A desk that works gives none. */
  get warnings(): readonly StreamWarning[] {
    return this.#warnings;
  }

  /** µ-law at 8 kHz: all that the caller heard, from the answer until now. */
  get heard(): Uint8Array {
    return this.#playback.heard;
  }

  /** How much of the receptionist's audio waits at the phone company. */
  get queuedMs(): number {
    return this.#playback.queuedMs;
  }

  /** When the receptionist spoke. */
  get receptionistSpeech(): readonly SpokenStretch[] {
    return this.#receptionist.stretches;
  }

  /** What the caller said to its end, and how fast each was answered. */
  get utterances(): readonly AnsweredUtterance[] {
    const { utterances } = this.#voice;
    return utterances.map((utterance, index) => {
      const answerMs = this.#receptionist.firstFreshSoundAfter(utterance.endMs);
      const nextMs = utterances[index + 1]?.startMs ?? Infinity;
      const { startMs, endMs } = utterance;
      return answerMs === undefined || answerMs > nextMs
        ? utterance
        : { startMs, endMs, responseMs: answerMs - endMs };
    });
  }

  /** Both sides from the answer until now, equally long, as 16-bit samples at 8 kHz. */
  get sides(): { readonly caller: Int16Array; readonly receptionist: Int16Array } {
    const length = Math.min(this.#said.length, this.heard.length);
    return {
      caller: decodeMulaw(this.#said.bytes.subarray(0, length)),
      receptionist: decodeMulaw(this.heard.subarray(0, length)),
    };
  }

  /** Both sides as a stereo recording: the caller left, the receptionist right. */
  get recording(): Recording {
    const { caller, receptionist } = this.sides;
    return { sampleRateHz: TELEPHONE.sampleRateHz, channels: [caller, receptionist] };
  }

  /** Calls `listener` for everything that happens from now on, until disposed. */
  onEvent(listener: (event: SimulatedCallEvent) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Says this after what is being said; settles when it was, or when the call is over. µ-law at 8 kHz. */
  async say(audio: Uint8Array): Promise<void> {
    if (!this.#over) await this.#voice.say(audio);
  }

  /** Presses keys, one after the other. */
  press(digits: string): void {
    for (const digit of digits) this.#leg?.stream.dtmf(digit);
  }

  /** Sends no frames for so long, as some phones do on mute. The timestamps jump. */
  mute(durationMs: number): void {
    this.#mutedUntilMs = this.nowMs + durationMs;
  }

  /**
   * Settles when it is the caller's turn: they are done speaking, and the receptionist has spoken since and been silent
   * for `quietMs`. Also when the call is over.
   */
  turn(quietMs = 700): Promise<void> {
    if (this.#over) return Promise.resolve();
    return new Promise((done) => void this.#turnWaiters.add({ quietMs, done }));
  }

  /** Puts the phone down. `withStop: false` is a network that loses the last message. */
  hangUp(options: { withStop?: boolean } = {}): void {
    const leg = this.#leg;
    if (!leg) return;
    this.#passTime();
    this.#leg = undefined;
    leg.stream.stop(this.#identity, options.withStop ?? true);
    this.#onStreamEnd("caller");
  }

  /** The connection between the phone company and the desk breaks, without a closing word. */
  die(): void {
    this.#leg?.stream.destroy();
  }

  /** Begins a stream; settles when it is over. */
  connect(options: {
    socket: CarrierSocket;
    path: FaultyPath;
    streamSid: string;
    parameters: Readonly<Record<string, string>>;
  }): Promise<StreamEnd> {
    return new Promise((resolve) => {
      this.#onStreamEnd = resolve;
      const stream = new StreamLeg({
        ...options,
        identity: this.#identity,
        onMessage: (message) => this.#receive(message),
        onWarning: (warning) => {
          this.#warnings.push(warning);
          this.#emit({ type: "warning", atMs: this.nowMs, warning });
        },
        onClose: (code) => {
          this.#passTime();
          this.#playback.clear(this.#clock.nowMs());
          this.#leg = undefined;
          resolve(code === CloseCode.normal ? "desk" : "fault");
        },
      });
      this.#leg = { stream, startMs: this.#framesSent * FRAME_MS };
    });
  }

  /** The call is over: time stops. */
  finish(): void {
    if (this.#over) return;
    this.#passTime();
    this.#over = true;
    this.#voice.fallSilent();
    for (const waiter of this.#turnWaiters) waiter.done();
    this.#turnWaiters.clear();
  }

  #receive(message: DeskMessage): void {
    const nowMs = this.#clock.nowMs();
    switch (message.event) {
      case "media":
        this.#echo(this.#playback.receive(message.audio, nowMs));
        return;
      case "mark":
        this.#echo(this.#playback.mark(message.name, nowMs));
        return;
      case "clear":
        this.#echo(this.#playback.clear(nowMs));
    }
  }

  #echo(marks: readonly string[]): void {
    for (const name of marks) this.#leg?.stream.mark(name);
  }

  #scheduleFrame(): void {
    const dueMs = this.#answeredAtMs + (this.#framesSent + 1) * FRAME_MS;
    this.#clock.setTimer(dueMs - this.#clock.nowMs(), () => {
      if (this.#over) return;
      this.#passTime();
      this.#scheduleFrame();
    });
  }

  /** Sends the caller's frames that are complete by now, and plays what was due. */
  #passTime(): void {
    if (this.#over) return;
    while ((this.#framesSent + 1) * FRAME_MS <= this.nowMs) {
      const atMs = this.#framesSent * FRAME_MS;
      this.#noticeCaller(atMs);
      const frame = this.#voice.frame(atMs);
      this.#said.append(frame);
      this.#framesSent += 1;
      if (this.#leg && atMs >= this.#mutedUntilMs) {
        this.#leg.stream.media(frame, atMs - this.#leg.startMs);
      }
    }
    this.#echo(this.#playback.advanceTo(this.#clock.nowMs()));
    for (const event of this.#receptionist.advance(this.heard)) {
      this.#emit({ type: `receptionist-${event.type}`, atMs: event.atMs });
    }
    this.#giveTurns();
  }

  #noticeCaller(atMs: number): void {
    const { speaking, utterances } = this.#voice;
    if (speaking) this.#spokeLastMs = atMs;
    if (speaking === this.#callerSpeaking) return;
    this.#callerSpeaking = speaking;
    if (!speaking) this.#spokeLastMs = utterances.at(-1)?.endMs ?? atMs;
    this.#emit({ type: speaking ? "caller-started" : "caller-stopped", atMs });
  }

  #giveTurns(): void {
    const { lastSoundMs } = this.#receptionist;
    if (this.#voice.speaking || lastSoundMs === undefined || lastSoundMs <= this.#spokeLastMs) {
      return;
    }
    for (const waiter of this.#turnWaiters) {
      if (this.nowMs - lastSoundMs < waiter.quietMs) continue;
      this.#turnWaiters.delete(waiter);
      waiter.done();
    }
  }

  #emit(event: SimulatedCallEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
