import type { Expectation } from "./expectation.ts";
import type { TranscriptItem } from "./transcript.ts";

/** What the scripted brain does next: words, a tool, both (the words first), or neither when the machine speaks for it. */
export interface ScriptedReply {
  readonly text?: string;
  readonly expects?: Expectation;
  readonly tool?: { readonly name: string; readonly input: Readonly<Record<string, string>> };
  readonly notUnderstood?: true;
}

/**
 * How a desk whose conversation is more than forms to be filled holds it without a model: the next step from all that
 * happened so far. A pure function that never throws, whatever was said.
 */
export type Converse = (
  transcript: readonly TranscriptItem[],
  situation: {
    /** `YYYY-MM-DDTHH:MM` at the desk. */
    readonly nowLocal: string;
    /** What is known of whoever is on the line. */
    readonly caller: { readonly number?: string; readonly name?: string };
  },
) => ScriptedReply;
