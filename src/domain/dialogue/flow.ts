import type { TranscriptItem } from "./transcript.ts";

/**
 * The states of a desk's conversation, what may be done in each, and what leads from one to the next: plain data, so that
 * both brains, the machine and a replay go by the same. A tool outside its state is refused.
 */
export interface Flow {
  /** Where every conversation begins. */
  readonly start: string;
  /** The tools that each state allows. */
  readonly tools: Readonly<Record<string, readonly string[]>>;
  /** The states in which whoever is on the line waits with us for something from outside, and needs to say nothing. */
  readonly waiting?: readonly string[];
  /** Tried in their order; what fits none changes nothing. */
  readonly transitions: readonly Transition[];
}

/**
 * One way from state to state. `on` is `tool:outcome` for a tool's answer, where the outcome is the word `outcome` in its data or
 * else its status (`ok`, `proposed`, `refused`, or `refused/reason`), and `news:kind` for what came from outside.
 */
export interface Transition {
  /** `*`: from anywhere. */
  readonly from: string;
  readonly on: string;
  readonly to: string;
}

/** In which state a conversation is after all that happened in it. */
export function flowState(flow: Flow, transcript: readonly TranscriptItem[]): string {
  return transcript.reduce((state, item) => flowStep(flow, state, item), flow.start);
}

/** Whether a tool may be called in a state. */
export function flowAllows(flow: Flow, state: string, tool: string): boolean {
  return flow.tools[state]?.includes(tool) === true;
}

function flowStep(flow: Flow, state: string, item: TranscriptItem): string {
  const names = namesOf(item);
  const way = flow.transitions.find(
    ({ from, on }) => (from === "*" || from === state) && names.includes(on),
  );
  return way?.to ?? state;
}

function namesOf(item: TranscriptItem): readonly string[] {
  if (item.role === "news") return [`news:${item.news.kind}`];
  if (item.role !== "tool-result") return [];
  const { name, result } = item;
  const names = [`${name}:${result.status}`];
  if (result.status === "refused") names.push(`${name}:refused/${result.reason}`);
  if (result.status !== "ok" && result.status !== "proposed") return names;
  const { data } = result;
  if (typeof data !== "object" || data === null || !("outcome" in data)) return names;
  const { outcome } = data;
  return typeof outcome === "string" ? [`${name}:${outcome}`, ...names] : names;
}
