import type { PaidVisit } from "./visit-once.ts";

/** One visit in one line. */
export function visitLine(visit: PaidVisit): string {
  const { planned, verdict, turns, misheard, virtualMs, realMs, wanted, rows } = visit;
  const room = planned.noiseDbfs === undefined ? "clean" : `${planned.noiseDbfs} dBFS`;
  return [
    (verdict === "wrong" ? "WRONG" : verdict).padEnd(6),
    planned.scenario.name.padEnd(27),
    planned.path.padEnd(7),
    planned.voice.padEnd(6),
    room.padEnd(9),
    `${turns} turns`.padStart(8),
    `${misheard} misheard`.padStart(11),
    `${(virtualMs / realMs).toFixed(1)}x`.padStart(6),
    verdict === "right" ? "" : ` wanted ${wanted}; announced ${rows.join("; ") || "nobody"}`,
  ].join(" ");
}

/** What can be said of all visits together, and of each path and voice. */
export function summary(visits: readonly PaidVisit[]): string {
  const groups = new Map<string, PaidVisit[]>();
  for (const visit of visits) {
    const { path, voice } = visit.planned;
    for (const key of [path, `${path}, ${voice}`])
      groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  const turns = visits.reduce((sum, visit) => sum + visit.turns, 0);
  const misheard = visits.reduce((sum, visit) => sum + visit.misheard, 0);
  return [
    ...[...groups.keys()]
      .toSorted((one, other) => one.localeCompare(other))
      .map((key) => `${key.padEnd(14)} ${inShort(groups.get(key) ?? [])}`),
    `${"all".padEnd(14)} ${inShort(visits)}`,
    `${turns} turns, ${misheard} "sorry, I didn't catch that" (${percent(misheard, turns)}).`,
  ].join("\n");
}

function inShort(visits: readonly PaidVisit[]): string {
  const count = (verdict: PaidVisit["verdict"]) =>
    visits.filter((visit) => visit.verdict === verdict).length;
  const [right, total] = [count("right"), visits.length];
  return (
    `${total} visits: ${right} right (${percent(right, total)}), ${count("name")} under another name, ` +
    `${count("none")} that came to nothing, ${count("wrong")} announced to a wrong host.`
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
