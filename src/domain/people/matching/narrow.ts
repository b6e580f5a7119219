import type { DirectoryPerson } from "./directory-person.ts";
import { isDepartment } from "./department-fit.ts";
import type { MatchContext } from "./match.ts";
import type { Fit } from "./rank-people.ts";

/** Fits, and whether something beside the name has narrowed them down to few people. */
export interface Narrowed {
  readonly fits: readonly Fit[];
  readonly isNarrowed: boolean;
  /** What was said beside the name fits nobody whose name does: a Sarah, but not in that department. */
  readonly isContradicted: boolean;
}

/** How far below the best name somebody may be whom department, site or an expected visit points to. */
const WITHIN = 0.15;

/**
 * Keeps the people whom department, site and expected visits point to, one after the other, as far as their names fit about as well as
 * anybody's. A department that fits nobody contradicts; that nobody expects the visitor means nothing.
 */
export function narrow(
  fits: readonly Fit[],
  people: readonly DirectoryPerson[],
  { department, site, expecting }: MatchContext,
): Narrowed {
  const person = (fit: Fit) => people[fit.person];
  let narrowed: Narrowed = { fits, isNarrowed: false, isContradicted: false };
  if (department !== undefined) {
    const isThere = (fit: Fit) => isDepartment(department, person(fit)?.department ?? "");
    narrowed = keep(narrowed, isThere, true);
  }
  if (site !== undefined) {
    const isThere = (fit: Fit) => isDepartment(site, person(fit)?.site ?? "");
    narrowed = keep(narrowed, isThere, false);
  }
  if (expecting !== undefined && expecting.length > 0) {
    const ids = new Set(expecting);
    narrowed = keep(narrowed, (fit) => ids.has(person(fit)?.id ?? ""), false);
  }
  return narrowed;
}

function keep(before: Narrowed, fitsToo: (fit: Fit) => boolean, mayContradict: boolean): Narrowed {
  const best = before.fits[0]?.score ?? 0;
  const kept = before.fits.filter(fitsToo);
  if (kept.length > 0 && (kept[0]?.score ?? 0) >= best - WITHIN) {
    return { ...before, fits: kept, isNarrowed: true };
  }
  return mayContradict && best > 0 ? { ...before, isContradicted: true } : before;
}
