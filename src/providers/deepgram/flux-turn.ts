import type { EarEvent } from "../../ports/speech-to-text.ts";
import type { FluxTurnInfo } from "./flux-messages.ts";

/** The turn that is on. */
interface Turn {
  readonly text: string;
  readonly confidence: number;
  readonly lastWordEndMs: number | undefined;
  /** Flux believes that it is over, and may take that back. */
  readonly isEager: boolean;
}

/**
 * What one caller's turns mean: https://developers.deepgram.com/docs/flux/state
 * Flux decides when a turn is over, so words are never final here but with the turn.
 */
export class FluxTurn {
  #turn: Turn | undefined;
  #lastEnded = -1;

  /** Whether the caller has the word. */
  get isOpen(): boolean {
    return this.#turn !== undefined;
  }

  /** `offsetMs`: where in the call the connection's audio began. */
  take(info: FluxTurnInfo, offsetMs: number): readonly EarEvent[] {
    if (info.turn_index <= this.#lastEnded) return [];
    const text = info.transcript.trim();
    const events = text === "" && info.event !== "StartOfTurn" ? [] : this.#start(info, offsetMs);
    const before = this.#turn;
    if (info.event === "EndOfTurn") this.#lastEnded = info.turn_index;
    if (!before) return events;
    const lastWordEnd = info.words.at(-1)?.end;
    const now: Turn = {
      text,
      confidence: confidenceOf(info),
      lastWordEndMs: lastWordEnd === undefined ? undefined : offsetMs + lastWordEnd * 1000,
      isEager: info.event === "EagerEndOfTurn" || (before.isEager && info.event === "Update"),
    };
    this.#turn = now;
    const { confidence } = now;
    switch (info.event) {
      case "StartOfTurn":
      case "Update":
        return text === "" ? events : [...events, { type: "words-partial", text, confidence }];
      case "EagerEndOfTurn":
        return [...events, { type: "turn-eager", text, confidence }];
      case "TurnResumed":
        return before.isEager ? [...events, { type: "turn-resumed" }] : events;
      case "EndOfTurn":
        return [...events, ...this.#end(offsetMs + info.audio_window_end * 1000)];
      default:
        return info.event satisfies never;
    }
  }

  /** Another connection counts turns anew and hears the open one again, so what was believed of its end is taken back. */
  startOver(): readonly EarEvent[] {
    this.#lastEnded = -1;
    if (!this.#turn?.isEager) return [];
    this.#turn = { ...this.#turn, isEager: false };
    return [{ type: "turn-resumed" }];
  }

  /** No more will come: what was said so far is all. */
  cutOff(atMs: number): readonly EarEvent[] {
    return this.#end(atMs);
  }

  #start(info: FluxTurnInfo, offsetMs: number): EarEvent[] {
    if (this.#turn) return [];
    this.#turn = { text: "", confidence: 0, lastWordEndMs: undefined, isEager: false };
    const atMs = offsetMs + (info.words[0]?.start ?? info.audio_window_end) * 1000;
    return [{ type: "speech-start", atMs }];
  }

  #end(atMs: number): EarEvent[] {
    const turn = this.#turn;
    if (!turn) return [];
    this.#turn = undefined;
    const { text, confidence, lastWordEndMs = atMs } = turn;
    return [
      { type: "speech-end", atMs: lastWordEndMs },
      { type: "turn-end", text, confidence },
    ];
  }
}

/** How sure the words are; `end_of_turn_confidence` says how sure their end is, which is not asked here. */
function confidenceOf({ words }: FluxTurnInfo): number {
  if (words.length === 0) return 0;
  return words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
}
