import type { Database, Reader } from "../database.ts";

/** A carrier repeats a webhook within a minute or two; what is older is needed by nobody. */
const KEPT_MS = 60 * 60_000;

/**
 * Begins a webhook, once in all servers: `first` is to be done now, by whoever is told so. One that somebody began before and
 * never finished (`takeOverBeforeMs`) is begun again.
 */
export async function beginWebhook(
  database: Database,
  webhook: {
    readonly tokenHash: string;
    readonly nowMs: number;
    readonly takeOverBeforeMs: number;
  },
): Promise<"first" | "begun before"> {
  const { tokenHash, nowMs, takeOverBeforeMs } = webhook;
  return await database.write(async (writer) => {
    await writer
      .deleteFrom("answered_webhooks")
      .where("begun_at_ms", "<", nowMs - KEPT_MS)
      .execute();
    const begun = await writer
      .insertInto("answered_webhooks")
      .values({ token_hash: tokenHash, begun_at_ms: nowMs, sealed_answer: null })
      .onConflict((conflict) =>
        conflict
          .column("token_hash")
          .doUpdateSet({ begun_at_ms: nowMs })
          .where("answered_webhooks.sealed_answer", "is", null)
          .where("answered_webhooks.begun_at_ms", "<=", takeOverBeforeMs),
      )
      .returning("token_hash")
      .executeTakeFirst();
    return begun === undefined ? "begun before" : "first";
  });
}

/** Keeps what a webhook was answered. */
export async function finishWebhook(
  database: Database,
  { tokenHash, answer }: { readonly tokenHash: string; readonly answer: string },
): Promise<void> {
  await database.write(async (writer) => {
    await writer
      .updateTable("answered_webhooks")
      .set({ sealed_answer: answer })
      .where("token_hash", "=", tokenHash)
      .execute();
  });
}

/** Lets go of a webhook that could not be done: its repeat is the first. */
export async function dropWebhook(database: Database, tokenHash: string): Promise<void> {
  await database.write(async (writer) => {
    await writer
      .deleteFrom("answered_webhooks")
      .where("token_hash", "=", tokenHash)
      .where("sealed_answer", "is", null)
      .execute();
  });
}

/** What it was answered; null while it is being done, undefined when nobody began it or it could not be done. */
export async function sealedAnswer(
  reader: Reader,
  tokenHash: string,
): Promise<string | null | undefined> {
  const row = await reader
    .selectFrom("answered_webhooks")
    .select("sealed_answer")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row?.sealed_answer;
}
