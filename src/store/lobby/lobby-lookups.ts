import type { Writer } from "../database.ts";

/** How often names were looked up in a conversation so far. */
export interface Lookups {
  readonly tries: number;
  /** Of these, how many found nobody. */
  readonly misses: number;
}

const KEPT_MS = 24 * 60 * 60_000;

/** Counts one more look-up of a conversation. Answers how many there are with it. */
export async function countLookup(
  writer: Writer,
  lookup: {
    readonly deskId: string;
    readonly callId: string;
    readonly isMiss: boolean;
    readonly nowMs: number;
  },
): Promise<Lookups> {
  const { deskId, callId, isMiss, nowMs } = lookup;
  await writer
    .deleteFrom("lobby_lookups")
    .where("last_at_ms", "<", nowMs - KEPT_MS)
    .execute();
  const before = await lookupsOf(writer, callId);
  const counted = { tries: before.tries + 1, misses: before.misses + (isMiss ? 1 : 0) };
  await writer
    .insertInto("lobby_lookups")
    .values({ call_id: callId, desk_id: deskId, ...counted, last_at_ms: nowMs })
    .onConflict((conflict) =>
      conflict.column("call_id").doUpdateSet({ ...counted, last_at_ms: nowMs }),
    )
    .execute();
  return counted;
}

/** How many there were. */
export async function lookupsOf(writer: Writer, callId: string): Promise<Lookups> {
  const row = await writer
    .selectFrom("lobby_lookups")
    .select(["tries", "misses"])
    .where("call_id", "=", callId)
    .executeTakeFirst();
  return row ?? { tries: 0, misses: 0 };
}
