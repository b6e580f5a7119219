import type { Network, NetworkState } from "./network.ts";
import type { Arc, WordGraph } from "./word-graph.ts";

/** States of the graph that the same words lead to, each with the score it lags behind the best of them. */
type Reached = Map<number, number>;

// Scores are compared to half a unit: the acoustic score of one sound moves by tens of them.
const SCORE_STEP = 0.5;

/**
 * Joins all ways that begin with the same words (subset construction, Mohri 1997, scores by their best path), so that a
 * recogniser follows each beginning once. Answers nothing when that would take more than `mostArcs`.
 */
export function determinise(graph: WordGraph, mostArcs: number): Network | undefined {
  const states: NetworkState[] = [];
  const sets: Reached[] = [];
  const known = new Map<string, number>();
  const stateFor = (reached: Reached): number => {
    const key = keyOf(reached);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, sets.length);
    return sets.push(reached) - 1;
  };
  const start = stateFor(closure(graph, new Map([[graph.start, 0]])));
  let count = 0;
  for (let at = 0; at < sets.length; at += 1) {
    const reached = sets[at] ?? new Map();
    const arcs = [...byWord(graph, reached)].map(([word, targets]) => {
      const all = closure(graph, targets);
      const score = Math.max(...all.values());
      const to = stateFor(new Map([...all].map(([state, own]) => [state, own - score])));
      return { word, to, score };
    });
    count += arcs.length;
    if (count > mostArcs) return undefined;
    const endScore = reached.get(graph.end);
    states.push(endScore === undefined ? { arcs } : { arcs, endScore });
  }
  return { states, start };
}

/** Where each word leads to from these states. */
function byWord(graph: WordGraph, reached: Reached): Map<string, Reached> {
  const words = new Map<string, Reached>();
  for (const [state, base] of reached) {
    for (const { word, to, score } of arcsOf(graph, state)) {
      if (word === undefined) continue;
      const targets = words.get(word) ?? new Map<number, number>();
      words.set(word, targets);
      targets.set(to, Math.max(targets.get(to) ?? -Infinity, base + score));
    }
  }
  return words;
}

/** Adds what empty steps lead to, then keeps only states from which a word or the end follows. */
function closure(graph: WordGraph, reached: Reached): Reached {
  const open = [...reached.keys()];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const base = reached.get(state) ?? 0;
    for (const { word, to, score } of arcsOf(graph, state)) {
      if (word !== undefined || (reached.get(to) ?? -Infinity) >= base + score) continue;
      reached.set(to, base + score);
      open.push(to);
    }
  }
  return new Map(
    [...reached].filter(
      ([state]) =>
        state === graph.end || arcsOf(graph, state).some(({ word }) => word !== undefined),
    ),
  );
}

function keyOf(reached: Reached): string {
  return [...reached]
    .toSorted(([one], [other]) => one - other)
    .map(([state, score]) => `${state}:${Math.round(score / SCORE_STEP)}`)
    .join(" ");
}

function arcsOf(graph: WordGraph, state: number): readonly Arc[] {
  return graph.arcs[state] ?? [];
}
