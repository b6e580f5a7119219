import { mayBeDenied } from "../../../domain/visits/may-be-denied.ts";
import type { Reader } from "../../../store/database.ts";
import { listDenyEntries } from "../../../store/lobby/deny-list.ts";

/** Somebody whom a visitor may be. */
export interface DenyHit {
  readonly entryId: string;
  /** 0 to 1. */
  readonly score: number;
}

/** Who on the deny list a visitor's name sounds or looks like, the likeliest first. */
export async function findDenyHits(
  reader: Reader,
  deskId: string,
  visitor: { readonly name: string; readonly company?: string },
): Promise<readonly DenyHit[]> {
  const entries = await listDenyEntries(reader, deskId);
  const hits = entries
    .filter(({ isRemoved }) => !isRemoved)
    .flatMap((entry) => {
      const score = mayBeDenied(entry, visitor);
      return score === undefined ? [] : [{ entryId: entry.id, score }];
    });
  return hits.toSorted((a, b) => b.score - a.score);
}
