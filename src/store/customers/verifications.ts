import type { Selectable } from "kysely";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { VerificationsTable } from "../schema/verifications.ts";

/** A code that was asked for in a call. */
export type Verification = Readonly<Selectable<VerificationsTable>>;

/** The numbers (E.164) that were shown to be the caller's in this call. */
export async function verifiedNumbers(
  reader: Reader,
  deskId: string,
  callId: string,
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("verifications")
    .select("phone")
    .distinct()
    .where("desk_id", "=", deskId)
    .where("call_id", "=", callId)
    .where("verified_at_ms", "is not", null)
    .orderBy("phone")
    .execute();
  return rows.map(({ phone }) => phone);
}

/** How many codes were asked for since then: in this call, and for this number in all calls. */
export async function countVerifications(
  reader: Reader,
  asked: {
    readonly deskId: string;
    readonly callId: string;
    readonly phone: string;
    readonly sinceMs: number;
  },
): Promise<{ readonly inCall: number; readonly forNumber: number }> {
  const { deskId, callId, phone, sinceMs } = asked;
  const rows = await reader
    .selectFrom("verifications")
    .select(["call_id", "phone"])
    .where("desk_id", "=", deskId)
    .where("created_at_ms", ">", sinceMs)
    .where((eb) => eb.or([eb("call_id", "=", callId), eb("phone", "=", phone)]))
    .execute();
  return {
    inCall: rows.filter((row) => row.call_id === callId).length,
    forNumber: rows.filter((row) => row.phone === phone).length,
  };
}

/** Notes that a code was asked for, and lets go of those older than `forgetBeforeMs`. Answers its id. */
export async function insertVerification(
  writer: Writer,
  code: {
    readonly deskId: string;
    readonly callId: string;
    readonly phone: string;
    readonly hash: string;
    readonly nowMs: number;
    readonly expiresAtMs: number;
    readonly forgetBeforeMs: number;
  },
): Promise<string> {
  const id = newId("verification");
  await writer
    .deleteFrom("verifications")
    .where("created_at_ms", "<", code.forgetBeforeMs)
    .execute();
  await writer
    .insertInto("verifications")
    .values({
      id,
      desk_id: code.deskId,
      call_id: code.callId,
      phone: code.phone,
      code_hash: code.hash,
      attempts: 0,
      created_at_ms: code.nowMs,
      expires_at_ms: code.expiresAtMs,
      verified_at_ms: null,
    })
    .execute();
  return id;
}

/** The last code that was asked for in this call; undefined when none was. */
export async function lastVerification(
  reader: Reader,
  deskId: string,
  callId: string,
): Promise<Verification | undefined> {
  return await reader
    .selectFrom("verifications")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("call_id", "=", callId)
    .orderBy("created_at_ms", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Uses up one try of a code; false when it has none left, has lapsed or was told back already. */
export async function takeTry(
  writer: Writer,
  id: string,
  { mostTries, nowMs }: { readonly mostTries: number; readonly nowMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("verifications")
    .set((row) => ({ attempts: row("attempts", "+", 1) }))
    .where("id", "=", id)
    .where("attempts", "<", mostTries)
    .where("expires_at_ms", ">", nowMs)
    .where("verified_at_ms", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Notes that a code was told back: in this call its number is the caller's. */
export async function settleVerification(writer: Writer, id: string, nowMs: number): Promise<void> {
  await writer
    .updateTable("verifications")
    .set({ verified_at_ms: nowMs })
    .where("id", "=", id)
    .execute();
}
