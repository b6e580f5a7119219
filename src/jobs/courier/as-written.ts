import { WRITTEN_KINDS, type WrittenKind } from "../../domain/outreach/notice-kind.ts";
import type { NoticeFacts } from "../../notifications/facts.ts";
import { templateVariables } from "../../notifications/template-variables.ts";
import type { MessageTemplate } from "../../ports/messenger.ts";
import type { Reader } from "../../store/database.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";
import { isWhatsappWindowOpen } from "../../store/outbox/whatsapp-windows.ts";
import type { Carriers } from "./carriers.ts";

/**
 * How a notice may be worded on its way: by WhatsApp in our own words to whoever wrote to us in the last day, and as an approved
 * template to all others (https://www.twilio.com/docs/whatsapp/key-concepts).
 */
export async function asWritten(
  reader: Reader,
  { kind }: Notice,
  {
    facts,
    recipient,
    at: { nowMs, carriers },
  }: {
    readonly facts: NoticeFacts;
    readonly recipient: string;
    readonly at: { readonly nowMs: number; readonly carriers: Carriers };
  },
): Promise<
  | { readonly ok: true; readonly template?: MessageTemplate }
  | { readonly ok: false; readonly reason: "template-needed" }
> {
  if (facts.channel !== "whatsapp") return { ok: true };
  if (await isWhatsappWindowOpen(reader, { phone: recipient, nowMs })) return { ok: true };
  const id = isWritten(kind) ? carriers.templates?.[kind] : undefined;
  const variables = isWritten(kind) ? templateVariables(kind, facts) : undefined;
  if (id === undefined || variables === undefined) return { ok: false, reason: "template-needed" };
  return { ok: true, template: { id, variables } };
}

function isWritten(kind: string): kind is WrittenKind {
  return WRITTEN_KINDS.some((known) => known === kind);
}
