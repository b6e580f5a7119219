import type { Candidate, Match } from "../domain/people/matching/match.ts";

/** An answer as other programs read it. */
export function inShort({ status, candidates }: Match): object {
  return { status, candidates: candidates.map(({ id, name, score }) => ({ id, name, score })) };
}

/** An answer as a person reads it. */
export function inWords({ status, candidates, alike }: Match): string {
  const lines = candidates.map((one) => `  ${rounded(one)}  ${described(one)}`);
  const [first] = candidates;
  if (first === undefined) return "Nobody: no name was heard.";
  if (status === "found") return `Found: ${described(first)}, ${rounded(first)}.`;
  const near = lines.slice(0, Math.max(alike, 1));
  if (status === "several") {
    const more = alike > near.length ? ` ${alike} people fit.` : "";
    return [
      alike === 1 ? "Perhaps; ask whether it is:" : `Several; ask which of them.${more}`,
      ...near,
    ].join("\n");
  }
  return ["Nobody for certain; ask for the name to be spelled. The nearest:", ...lines].join("\n");
}

function rounded(one: Candidate): string {
  return one.score.toFixed(2);
}

function described({ id, name, department, site }: Candidate): string {
  return [name, department, site].filter(Boolean).join(", ") + ` (${id})`;
}
