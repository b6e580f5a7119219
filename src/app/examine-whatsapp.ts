import type { Config } from "../config/config.ts";
import { WRITTEN_KINDS } from "../domain/outreach/notice-kind.ts";
import type { Finding } from "./examine.ts";

/** Whether WhatsApp takes what customers are told; nothing where no sender for it is set up. */
export function examineWhatsapp({ twilio }: Pick<Config, "twilio">): readonly Finding[] {
  if (twilio?.whatsappNumber === undefined) return [];
  const part = "whatsapp";
  const { whatsappTemplates = {} } = twilio;
  const missing = WRITTEN_KINDS.filter((kind) => whatsappTemplates[kind] === undefined);
  if (missing.length === 0) {
    return [{ part, state: "ok", detail: "Every kind of message has its template." }];
  }
  const detail = `Customers who haven't written in the last 24 hours get no ${list(missing)}: add the templates that WhatsApp has approved to TWILIO_WHATSAPP_TEMPLATES (docs/telephone.md).`;
  return [{ part, state: "broken", detail }];
}

function list(kinds: readonly string[]): string {
  return [kinds.slice(0, -1).join(", "), ...kinds.slice(-1)].filter(Boolean).join(" or ");
}
