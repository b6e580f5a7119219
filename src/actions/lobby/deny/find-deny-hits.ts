import { soundsLike } from "../../../domain/people/matching/sounds-like.ts";
import { readStrings } from "../../../store/read-strings.ts";
import type { Reader } from "../../../store/database.ts";

/** Somebody whom a visitor may be. */
export interface DenyHit {
  readonly entryId: string;
  /** 0 to 1. */
  readonly score: number;
}

/** From here on a person looks. */
const LOOK_AT = 0.8;

/** Who on the deny list a visitor's name sounds or looks like, the likeliest first. */
export async function findDenyHits(
  reader: Reader,
  deskId: string,
  visitor: { readonly name: string; readonly company?: string },
): Promise<readonly DenyHit[]> {
  const entries = await reader
    .selectFrom("deny_entries")
    .select(["id", "name", "aliases"])
    .where("desk_id", "=", deskId)
    .where("removed_at_ms", "is", null)
    .orderBy("id")
    .execute();
  const hits = entries.map(({ id, name, aliases }) => {
    const names = [name, ...readStrings(aliases)];
    return { entryId: id, score: Math.max(...names.map((one) => soundsLike(one, visitor.name))) };
  });
  return hits.filter(({ score }) => score >= LOOK_AT).toSorted((a, b) => b.score - a.score);
}
