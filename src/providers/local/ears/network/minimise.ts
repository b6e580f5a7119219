import type { Network, NetworkState } from "./network.ts";

// As in determinising: closer scores are taken for the same.
const SCORE_STEP = 0.5;

/**
 * Joins all ways that end with the same words: scores are moved as far to the front as they go (Mohri 2000), then states
 * that allow the same to follow become one, until nothing changes (Moore 1956).
 */
export function minimise(network: Network): Network {
  const pushed = pushScores(network.states);
  let classes: readonly number[] = pushed.map(() => 0);
  for (let count = 1; ;) {
    const known = new Map<string, number>();
    const current = classes;
    classes = pushed.map((state, at) => {
      const key = signature(state, current, current[at] ?? 0);
      const found = known.get(key) ?? known.size;
      known.set(key, found);
      return found;
    });
    if (known.size === count) break;
    count = known.size;
  }
  const classOf = (state: number): number => classes[state] ?? 0;
  const states: NetworkState[] = [];
  for (const [at, state] of pushed.entries()) {
    const arcs = state.arcs.map((arc) => Object.assign({}, arc, { to: classOf(arc.to) }));
    states[classOf(at)] ??= { ...state, arcs };
  }
  return { states, start: classOf(network.start) };
}

/** Moves scores forward, so that the best way from any state to the end scores nothing. */
function pushScores(states: readonly NetworkState[]): NetworkState[] {
  const best = states.map(({ endScore }) => endScore ?? -Infinity);
  for (let changed = true; changed;) {
    changed = false;
    for (let at = states.length - 1; at >= 0; at -= 1) {
      for (const { to, score } of states[at]?.arcs ?? []) {
        const through = score + (best[to] ?? -Infinity);
        if (through <= (best[at] ?? -Infinity) + 1e-9) continue;
        best[at] = through;
        changed = true;
      }
    }
  }
  return states.map(({ arcs, endScore }, at) => {
    const own = best[at] ?? 0;
    const moved = arcs
      .filter(({ to }) => best[to] !== -Infinity)
      .map(({ word, to, score }) => ({ word, to, score: score + (best[to] ?? 0) - own }));
    return endScore === undefined ? { arcs: moved } : { arcs: moved, endScore: endScore - own };
  });
}

function signature(state: NetworkState, classes: readonly number[], own: number): string {
  const arcs = state.arcs
    .map(({ word, to, score }) => `${word}>${classes[to] ?? 0}:${step(score)}`)
    .toSorted();
  const end = state.endScore === undefined ? "" : step(state.endScore);
  return `${own}|${end}|${arcs.join(" ")}`;
}

function step(score: number): number {
  return Math.round(score / SCORE_STEP);
}
