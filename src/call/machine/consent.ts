import type { Answer } from "../../domain/dialogue/consent.ts";
import type { Expectation } from "../../domain/dialogue/expectation.ts";
import type { Utterance } from "../state.ts";
import type { Draft } from "./draft.ts";
import { say } from "./playout.ts";
import { splitSentences } from "../../domain/dialogue/sentences.ts";

const YES_NO: Expectation = { kind: "yes-no" };

/** Reads a proposal back, word for word as the desk wrote it. */
export function readBack(draft: Draft, proposal: string, text: string): void {
  read(draft, proposal, splitSentences(text));
  draft.state.question = { expects: YES_NO, proposal };
  draft.emit({ type: "listen", expects: YES_NO });
}

/** Reads again what the caller has not heard of it. */
export function readUnheard(draft: Draft, unheard: readonly string[]): void {
  const { consent } = draft.state;
  if (consent.status === "reading") readBack(draft, consent.proposal, unheard.join(" "));
}

/** An utterance was heard to its end: once all that matters of a read-back was, the caller may consent. */
export function heardReadBack(draft: Draft, utterance: Utterance): void {
  const { consent } = draft.state;
  if (consent.status !== "reading" || utterance.proposal !== consent.proposal) return;
  if (utterance.kind !== "read-back") return;
  const { proposal } = consent;
  // By its words and not by its place: a sentence before it that no voice could say is still to be heard.
  const place = consent.unheard.indexOf(utterance.text);
  const unheard = place === -1 ? consent.unheard : consent.unheard.toSpliced(place, 1);
  // "Shall I book it?" asks; everything that is agreed to stands before it.
  const onlyTheQuestion = unheard.length === 1 && unheard[0]?.endsWith("?") === true;
  draft.state.consent =
    unheard.length === 0 || onlyTheQuestion
      ? { status: "awaiting", proposal }
      : { status: "reading", proposal, unheard };
}

/** The voice was stopped: remembers what of a read-back is still to be heard. */
export function readBackInterrupted(draft: Draft, unheard: readonly string[]): void {
  const { consent } = draft.state;
  if (consent.status === "reading" && unheard.length > 0)
    draft.state.consent = { ...consent, unheard };
}

/**
 * The caller has taken a turn: it is an answer only to a proposal that was heard, and only the first one is. Nothing but a
 * yes consents; a sound of listening answers nothing.
 */
export function answerProposal(draft: Draft, answer: Answer): void {
  const { consent } = draft.state;
  const open = consent.status === "awaiting" || consent.status === "reading";
  if (open && answer === "backchannel") return;
  if (consent.status === "awaiting" && answer === "yes") {
    draft.state.consent = { status: "given", proposal: consent.proposal };
  } else if (consent.status !== "reading" || answer === "no") {
    draft.state.consent = { status: "none" };
  }
}

/** Whether the brain may commit this proposal now. */
export function mayCommit(draft: Draft, proposal: unknown): "yes" | "not-heard" | "not-consented" {
  const { consent } = draft.state;
  if (consent.status === "none" || consent.proposal !== proposal) return "not-consented";
  if (consent.status === "reading") return "not-heard";
  return consent.status === "given" ? "yes" : "not-consented";
}

function read(draft: Draft, proposal: string, sentences: readonly string[]): void {
  draft.state.consent = { status: "reading", proposal, unheard: sentences };
  for (const [index, text] of sentences.entries()) {
    const last = index === sentences.length - 1;
    say(draft, { text, kind: "read-back", proposal, ...(last && { asked: YES_NO }) });
  }
}
