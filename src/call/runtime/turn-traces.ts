import type { TurnTrace } from "../../domain/calls/turn-trace.ts";
import type { CallEffect } from "../effects.ts";
import type { CallEvent } from "../events.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A step of the brain, from when it was asked. */
interface Asked {
  readonly reply: string;
  readonly atMs: number;
  firstTokenAtMs?: number;
  /** Tools that ran for it before the turn was certain. */
  tools: number;
}

/** Notes for each turn of the caller when each part of the answer was there. It only looks on. */
export class TurnTraces {
  readonly #traces: Mutable<TurnTrace>[] = [];
  #speechEndedAtMs: number | undefined;
  #asked: Asked | undefined;
  /** The turn that is being answered, until its first sound has left. */
  #open: Mutable<TurnTrace> | undefined;
  /** The utterance that begins the answer, and fillers before it. */
  #answer: string | undefined;
  readonly #fillers = new Set<string>();
  readonly #turnsBefore: number;

  /** `turnsBefore`: how many of the caller's turns another process has seen. */
  constructor(turnsBefore = 0) {
    this.#turnsBefore = turnsBefore;
  }

  /** The turns so far, oldest first. */
  get all(): readonly TurnTrace[] {
    return this.#traces;
  }

  /** An event is about to be taken. */
  happened(event: CallEvent): void {
    const { type, atMs } = event;
    if (type === "speech-end") this.#speechEndedAtMs = atMs - (event.agoMs ?? 0);
    else if (type === "brain-text" || (type === "brain-tool" && !event.ahead))
      this.begun(event.reply, atMs);
    else if (type === "voice-chunk" && event.utterance === this.#answer)
      this.#mark("firstAudioMs", atMs);
  }

  /** The brain has begun to answer; what it says may still have to be made whole and looked at. */
  begun(reply: string, atMs: number): void {
    if (this.#asked?.reply !== reply) return;
    this.#asked.firstTokenAtMs ??= atMs;
    // Ahead of the turn it is only kept in mind.
    if (this.#open?.thinkMs !== undefined) this.#mark("firstTokenMs", atMs);
  }

  /** The words before this moment are a turn; its answer is what follows. */
  turnTaken(atMs: number): void {
    const endedAtMs = Math.min(this.#speechEndedAtMs ?? atMs, atMs);
    this.#speechEndedAtMs = undefined;
    const trace: Mutable<TurnTrace> = {
      turn: this.#turnsBefore + this.#traces.length,
      speechEndedAtMs: endedAtMs,
      turnEndMs: atMs - endedAtMs,
      tools: this.#asked?.tools ?? 0,
    };
    this.#traces.push(trace);
    this.#open = trace;
    this.#answer = undefined;
    this.#fillers.clear();
    // It was asked ahead, and what it said counts now.
    if (this.#asked) {
      this.#mark("thinkMs", this.#asked.atMs);
      if (this.#asked.firstTokenAtMs !== undefined)
        this.#mark("firstTokenMs", this.#asked.firstTokenAtMs);
    }
  }

  /** What follows from an event, after the turns that follow from it. */
  follows(effect: CallEffect, atMs: number): void {
    if (effect.type === "think") {
      this.#asked = this.#goesOn(effect, atMs);
      if (!effect.speculative) this.#mark("thinkMs", atMs);
    } else if (effect.type === "stop-thinking") {
      if (this.#asked?.reply === effect.reply) this.#asked = undefined;
    } else if (effect.type === "run-tool") {
      if (this.#open) this.#open.tools += this.#answer === undefined ? 1 : 0;
      else if (this.#asked) this.#asked.tools += 1;
    } else if (effect.type === "speak") {
      this.#speaks(effect.utterance, effect.kind === "filler", atMs);
    }
  }

  /** The first sound of an utterance leaves for the caller. */
  firstSound(utterance: string, atMs: number): void {
    if (this.#fillers.has(utterance)) this.#mark("fillerMs", atMs);
    if (utterance !== this.#answer) return;
    this.#mark("firstSoundMs", atMs);
    this.#open = undefined;
    this.#asked = undefined;
  }

  /** A further step of a reply that has looked something up ahead was asked with its first. */
  #goesOn({ reply, speculative }: Extract<CallEffect, { type: "think" }>, atMs: number): Asked {
    const before = speculative && this.#asked && this.#asked.tools > 0 ? this.#asked : undefined;
    return before ? { ...before, reply } : { reply, atMs, tools: 0 };
  }

  #speaks(utterance: string, isFiller: boolean, atMs: number): void {
    if (isFiller) {
      this.#fillers.add(utterance);
    } else if (this.#open && this.#answer === undefined) {
      this.#answer = utterance;
      this.#mark("firstSentenceMs", atMs);
    }
  }

  #mark(
    moment: Exclude<keyof TurnTrace, "turn" | "tools" | "speechEndedAtMs" | "turnEndMs">,
    atMs: number,
  ): void {
    const trace = this.#open;
    if (trace) trace[moment] ??= atMs - trace.speechEndedAtMs;
  }
}
