import { newId } from "../../base/id.ts";
import type { Writer } from "../database.ts";
import type { ConsentsTable } from "../schema/consents.ts";

/** What somebody at a number said about being written to or rung. */
export interface Consent {
  readonly deskId: string;
  /** E.164. */
  readonly phone: string;
  readonly purpose: ConsentsTable["purpose"];
  readonly granted: boolean;
  /** How we know, e.g. `STOP`, `call`, `owner`. */
  readonly source: string;
  readonly atMs: number;
}

/** Keeps what was said; everything said before stays on record. */
export async function insertConsent(writer: Writer, consent: Consent): Promise<string> {
  const id = newId("consent");
  await writer
    .insertInto("consents")
    .values({
      id,
      desk_id: consent.deskId,
      phone: consent.phone,
      purpose: consent.purpose,
      granted: consent.granted ? 1 : 0,
      source: consent.source,
      at_ms: consent.atMs,
    })
    .execute();
  return id;
}
