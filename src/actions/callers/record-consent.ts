import { newId } from "../../base/id.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { insertConsent } from "../../store/customers/consents.ts";
import { callOf, type ActionContext } from "../action-context.ts";

/** What somebody said about being written to and rung about their appointments. */
export interface RecordConsentInput {
  /** E.164. */
  readonly phone: string;
  readonly granted: boolean;
  /** How we know: `STOP`, `START`, `call`, `wrong-number`, `carrier`, `owner`. */
  readonly source: string;
}

/** Keeps it; from now on it counts, at whatever number of this desk they said it. The number itself is not in the audit. */
export async function recordConsent(
  context: ActionContext,
  { phone, granted, source }: RecordConsentInput,
): Promise<void> {
  const { actor, clock, database, deskId } = context;
  const atMs = clock.nowMs();
  await database.write(async (writer) => {
    const purpose = "service";
    const id = await insertConsent(writer, { deskId, phone, purpose, granted, source, atMs });
    await recordAudit(writer, {
      deskId,
      atMs,
      actor: actor.kind,
      channel: actor.channel,
      callId: callOf(context),
      action: granted ? "opted-in" : "opted-out",
      subject: "consents",
      subjectId: id,
      after: { purpose, granted, source },
      changeId: context.changeId ?? newId("change"),
    });
  });
}
