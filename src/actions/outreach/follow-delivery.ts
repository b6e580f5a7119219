import type { Clock } from "../../base/clock.ts";
import { insertConsent } from "../../store/customers/consents.ts";
import type { Database } from "../../store/database.ts";
import { noteDelivery, type DeliveryOutcome } from "../../store/outbox/deliveries.ts";

/**
 * Keeps what the carrier tells of a message. Whoever told the carrier that they want nothing from us has told us; a number that
 * takes no texts gets none from then on (`jobs/courier/decide.ts`).
 */
export async function followDelivery(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  told: {
    readonly key: string;
    readonly carrierId: string;
    readonly outcome?: DeliveryOutcome;
    readonly reason?: string;
  },
): Promise<void> {
  const nowMs = clock.nowMs();
  await database.write(async (writer) => {
    const notice = await noteDelivery(writer, { ...told, nowMs });
    if (notice?.recipient === undefined || told.reason !== "opted-out") return;
    const said = { purpose: "service", granted: false, source: "carrier" } as const;
    const { deskId, recipient: phone } = notice;
    await insertConsent(writer, { deskId, phone, ...said, atMs: nowMs });
  });
}
