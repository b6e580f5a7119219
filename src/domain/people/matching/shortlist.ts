import { BitDistance } from "./bit-distance.ts";
import type { Heard } from "./heard-words.ts";
import type { NameIndex } from "./name-index.ts";
import { soundClasses } from "./sound/sound-classes.ts";

/** How many forms each of the two ways may bring. */
const EACH = 160;

/**
 * The forms worth a close look: those whose words are like the heard words, and those whose sound in one piece is roughly the heard
 * one, wherever the recogniser saw words begin.
 */
export function shortlist(heard: Heard, index: NameIndex): ReadonlySet<number> {
  const chosen = new Set<number>();
  chooseBest(byWords(heard, index), chosen);
  chooseBest(bySound(heard, index), chosen);
  return chosen;
}

function bySound(heard: Heard, { forms, classes, starts }: NameIndex): Float32Array {
  const pattern = new BitDistance(soundClasses(heard.sound));
  const likeness = new Float32Array(forms.length);
  for (let at = 0; at < forms.length; at += 1) {
    const [from = 0, to = 0] = [starts[at], starts[at + 1]];
    const longest = Math.max(pattern.length, to - from);
    if (longest > 0) likeness[at] = 1 - pattern.to(classes, from, to) / longest;
  }
  return likeness;
}

/** The mean of the best likeness each word of the form finds, and what heard words are more than the form has words. */
function byWords({ likeness, words }: Heard, { forms }: NameIndex): Float32Array {
  const sums = new Float32Array(forms.length);
  for (let at = 0; at < forms.length; at += 1) {
    const ids = forms[at]?.words ?? [];
    let sum = 0;
    for (const id of ids) {
      let best = 0;
      for (const row of likeness) best = Math.max(best, row[id] ?? 0);
      sum += best;
    }
    sums[at] = sum / Math.max(ids.length, Math.min(words.length, 3));
  }
  return sums;
}

/** Adds the places of the highest numbers, without sorting them all: those over the mark that about `EACH` reach. */
function chooseBest(likeness: Float32Array, chosen: Set<number>): void {
  const steps = 256;
  const counts = new Uint32Array(steps + 1);
  for (const one of likeness) {
    const step = Math.floor(one * steps);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let mark = steps;
  let count = counts[mark] ?? 0;
  while (mark > 1 && count < EACH) {
    mark -= 1;
    count += counts[mark] ?? 0;
  }
  let room = MOST;
  for (let at = 0; at < likeness.length && room > 0; at += 1) {
    if (Math.floor((likeness[at] ?? 0) * steps) < mark) continue;
    chosen.add(at);
    room -= 1;
  }
}

/** Where many forms are equally likely, no more of them than this are looked at. */
const MOST = 2000;
