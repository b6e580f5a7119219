import type { Reader, Writer } from "../database.ts";
import type { RatingsTable } from "../schema/ratings.ts";

/** What a customer said of a visit. */
export interface Rating {
  readonly visitId: string;
  readonly stars: RatingsTable["stars"];
  readonly words: string | null;
}

/** Keeps it; whoever rates again has changed their mind, and without new words the old ones stand. */
export async function putRating(writer: Writer, rating: Rating & { atMs: number }): Promise<void> {
  const { stars, words, atMs } = rating;
  await writer
    .insertInto("ratings")
    .values({ visit_id: rating.visitId, stars, words, at_ms: atMs })
    .onConflict((conflict) =>
      conflict.column("visit_id").doUpdateSet((row) => ({
        stars: row.fn.coalesce("excluded.stars", "ratings.stars"),
        words: row.fn.coalesce("excluded.words", "ratings.words"),
        at_ms: row.ref("excluded.at_ms"),
      })),
    )
    .execute();
}

/** What was said of a visit; undefined when nothing was. */
export async function findRating(reader: Reader, visitId: string): Promise<Rating | undefined> {
  const row = await reader
    .selectFrom("ratings")
    .select(["stars", "words"])
    .where("visit_id", "=", visitId)
    .executeTakeFirst();
  return row && { visitId, ...row };
}
