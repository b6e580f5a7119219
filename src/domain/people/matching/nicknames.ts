import { NICKNAME_LIST } from "./nickname-list.ts";

/**
 * Other given names somebody of this name may be known by, in lower case: robert for "bob", bob for "robert"; also rob for "bob",
 * since both are Roberts, but that is less likely.
 */
export function otherNames(name: string): OtherNames {
  const near = new Set(NEIGHBOURS.get(name));
  const far = new Set((FORMAL.get(name) ?? []).flatMap((formal) => SHORT.get(formal) ?? []));
  for (const one of [name, ...near]) far.delete(one);
  return { near, far };
}

interface OtherNames {
  readonly near: ReadonlySet<string>;
  readonly far: ReadonlySet<string>;
}

const PAIRS: readonly (readonly [formal: string, short: string])[] = NICKNAME_LIST.trim()
  .split(/\s+/)
  .flatMap((entry) => {
    const [formal = "", shorts = ""] = entry.split(":");
    return shorts.split(",").map((short) => [formal, short] as const);
  });

const SHORT = gathered(PAIRS);
const FORMAL = gathered(PAIRS.map(([formal, short]) => [short, formal] as const));
const NEIGHBOURS = gathered(
  PAIRS.flatMap(([formal, short]): readonly (readonly [string, string])[] => [
    [formal, short],
    [short, formal],
  ]),
);

function gathered(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    const list = map.get(from);
    if (list) list.push(to);
    else map.set(from, [to]);
  }
  return map;
}
