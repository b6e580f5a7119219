import type { ServicePhase } from "../../domain/business/service.ts";
import type { WrittenDesk } from "./schema.ts";

/** Phases in one list; `minutes` are one piece of work. Undefined when there are neither. */
export function toPhases(written: {
  readonly minutes?: number | undefined;
  readonly phases?: WrittenDesk["services"][number]["phases"];
}): readonly ServicePhase[] | undefined {
  if (written.minutes !== undefined) return [{ kind: "working", minutes: written.minutes }];
  return written.phases?.flatMap(toPhase);
}

function toPhase(written: { readonly [kind in ServicePhase["kind"]]?: number | undefined }) {
  const kinds = ["working", "processing", "finishing"] as const;
  return kinds.flatMap((kind): ServicePhase[] => {
    const minutes = written[kind];
    return minutes === undefined ? [] : [{ kind, minutes }];
  });
}
