import type { Relation } from "./relations.ts";

/** A part with its place and how the words around it mean it. */
export interface Related {
  readonly start: number;
  readonly end: number;
  readonly relation: Relation;
}

/** What the parts of one kind come to: the one meant, two ends of a stretch, or several to choose from. */
export type Chosen<T> =
  | { readonly how: "none" }
  | { readonly how: "one"; readonly one: T }
  | { readonly how: "between"; readonly from: T; readonly to: T }
  | { readonly how: "several"; readonly first: T; readonly second: T };

/**
 * Which of the parts is meant. Those turned down ("not Tuesday") are out; two joined as ends ("between two and four",
 * "Monday to Wednesday") are a stretch; those joined by "or" are a choice; otherwise the last one corrects the others.
 * `text` is the words with every part blanked, so that only the words between parts remain.
 */
export function chooseParts<T extends Related>(parts: readonly T[], text: string): Chosen<T> {
  const kept = parts.filter((part) => part.relation !== "not");
  const last = kept.at(-1);
  const previous = kept.at(-2);
  if (last === undefined) return { how: "none" };
  if (previous === undefined) return { how: "one", one: last };
  const gap = text.slice(previous.end, last.start);
  const before = text.slice(0, previous.start);
  if (isStretch(previous, last, gap, before)) return { how: "between", from: previous, to: last };
  if (!choice.test(gap) || plain(previous) !== plain(last)) return { how: "one", one: last };
  const first = firstOfList(kept, text);
  return { how: "several", first, second: kept[kept.indexOf(first) + 1] ?? last };
}

const ends = /^(?: ,)? (?:to|till|until|through|thru|-|up to)(?: about| around| the)* $/;
const betweenEnds = /^(?: ,)? (?:and|to|or|-)(?: the)? $/;
const betweenLead = /(?<![^ ])between(?: the| about| around)* $/;
const fromLead = /(?<![^ ])from(?: the| about| around)* $/;
const moving =
  /(?<![^ ])(?:mov|chang|switch|shift|reschedul|swap|push|bring|postpon)[a-z]*(?![^ ])/;
const choice =
  /^(?: [#^@~]+)?(?: ,)?(?: please)? (?:or|and)(?: maybe| even| perhaps| on| at| the| for| else| possibly| else)* $/;
const list = /^(?: ,| or| and)(?: the| on| at)* $/;

/** "Around five or six" is as much a choice as "at five or six". */
function plain({ relation }: Related): Relation {
  return relation === "around" ? "at" : relation;
}

function isStretch(from: Related, to: Related, gap: string, before: string): boolean {
  if (betweenLead.test(before) && betweenEnds.test(gap)) return true;
  if (ends.test(gap))
    return !(fromLead.test(before) && moving.test(before)) && !moving.test(before);
  const opens = from.relation === "after" || from.relation === "from";
  const closes = to.relation === "before" || to.relation === "by" || to.relation === "until";
  return opens && closes && gap.length < 16;
}

function firstOfList<T extends Related>(kept: readonly T[], text: string): T {
  let at = kept.length - 2;
  while (at > 0) {
    const [left, right] = [kept[at - 1], kept[at]];
    if (left === undefined || right === undefined) break;
    if (!list.test(text.slice(left.end, right.start))) break;
    at--;
  }
  const first = kept[at];
  if (first === undefined) throw new RangeError("There is no first of nothing.");
  return first;
}
