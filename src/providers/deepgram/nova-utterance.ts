import type { EarEvent } from "../../ports/speech-to-text.ts";
import type { NovaMessage, NovaResults } from "./nova-messages.ts";

// Speech that has come to nothing for this long was a noise, or has ended without nova-3 saying so.
const OVER_AFTER_MS = 1000;

/** What is being said. `interim` are the words after the final ones, which nova-3 may yet change its mind about. */
interface Speaking {
  readonly startMs: number;
  readonly lastWordEndMs: number | undefined;
  readonly finals: readonly string[];
  readonly interim: string;
  readonly confidence: number;
}

/** What a message means: what was heard, and whether nova-3 should be asked to make up its mind about the words. */
export interface NovaHeard {
  readonly events: readonly EarEvent[];
  readonly wantsFinal?: boolean;
}

/**
 * Puts one caller's utterances together from what nova-3 sends. Final words are collected until speech is final or the utterance
 * is said to have ended: https://developers.deepgram.com/docs/understand-endpointing-interim-results
 */
export class NovaUtterance {
  #speaking: Speaking | undefined;

  /** Whether something is being said. */
  get isOpen(): boolean {
    return this.#speaking !== undefined;
  }

  /** `offsetMs`: where in the call the connection's audio began. */
  take(message: NovaMessage, offsetMs: number): NovaHeard {
    switch (message.type) {
      case "SpeechStarted":
        return { events: this.#start(offsetMs + message.timestamp * 1000) };
      case "UtteranceEnd":
        return this.#utteranceEnd(offsetMs + message.last_word_end * 1000);
      case "Results":
        return { events: this.#results(message, offsetMs) };
      default:
        return message satisfies never;
    }
  }

  /** No more will come: what was said so far is all. */
  cutOff(atMs: number): readonly EarEvent[] {
    return this.#end(atMs);
  }

  #start(atMs: number): EarEvent[] {
    if (this.#speaking) return [];
    this.#speaking = {
      startMs: atMs,
      lastWordEndMs: undefined,
      finals: [],
      interim: "",
      confidence: 1,
    };
    return [{ type: "speech-start", atMs }];
  }

  #results(results: NovaResults, offsetMs: number): EarEvent[] {
    const { is_final: isFinal, speech_final: speechFinal, from_finalize: fromFinalize } = results;
    const [best] = results.channel.alternatives;
    const text = best?.transcript.trim() ?? "";
    const endMs = offsetMs + (results.start + results.duration) * 1000;
    const events =
      text === "" ? [] : this.#start(offsetMs + (best?.words[0]?.start ?? results.start) * 1000);
    const before = this.#speaking;
    if (!before) return events;
    const lastWord = best?.words.at(-1);
    const finals = isFinal && text !== "" ? [...before.finals, text] : before.finals;
    const now: Speaking = {
      startMs: before.startMs,
      lastWordEndMs: lastWord ? offsetMs + lastWord.end * 1000 : before.lastWordEndMs,
      finals,
      interim: isFinal ? "" : text,
      confidence:
        isFinal && text !== ""
          ? Math.min(before.confidence, best?.confidence ?? 0)
          : before.confidence,
    };
    this.#speaking = now;
    const silentMs = endMs - (now.lastWordEndMs ?? now.startMs);
    // What was final before this speech began says nothing of it.
    const saysItIsOver = (speechFinal || fromFinalize) && endMs > now.startMs;
    if (isFinal && (saysItIsOver || (text === "" && silentMs >= OVER_AFTER_MS)))
      return [...events, ...this.#end(endMs)];
    if (text !== "")
      events.push({ type: "words-partial", text: wordsOf(now), confidence: best?.confidence ?? 0 });
    return events;
  }

  #utteranceEnd(lastWordEndMs: number): NovaHeard {
    const speaking = this.#speaking;
    // The end of an utterance that speech was final for already, told after the next has begun.
    if (!speaking || lastWordEndMs < speaking.startMs) return { events: [] };
    if (speaking.interim !== "") return { events: [], wantsFinal: true };
    return { events: speaking.finals.length === 0 ? [] : this.#end(lastWordEndMs) };
  }

  #end(atMs: number): EarEvent[] {
    const speaking = this.#speaking;
    if (!speaking) return [];
    this.#speaking = undefined;
    const text = wordsOf(speaking);
    const confidence = text === "" ? 0 : speaking.confidence;
    return [
      { type: "speech-end", atMs: speaking.lastWordEndMs ?? atMs },
      { type: "words-final", text, confidence },
    ];
  }
}

function wordsOf({ finals, interim }: Speaking): string {
  return [...finals, ...(interim === "" ? [] : [interim])].join(" ");
}
