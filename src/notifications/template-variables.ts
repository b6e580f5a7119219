import type { WrittenKind } from "../domain/outreach/notice-kind.ts";
import type { NoticeFacts } from "./facts.ts";
import { what, when, writeWholeNumber } from "./say-visit.ts";

/** What fills `{{1}}`, `{{2}}` ... of a template that a carrier has approved, in that order. */
export type TemplateVariables = Readonly<Record<string, string>>;

/**
 * What the templates of a kind are filled with; every template of that kind uses all of them. Undefined when the facts are gone.
 * WhatsApp takes no empty value, and none with a line break or many spaces
 * (https://www.twilio.com/docs/content/using-variables-with-content-api).
 */
export function templateVariables(
  kind: WrittenKind,
  facts: NoticeFacts,
): TemplateVariables | undefined {
  const values = valuesOf(kind, facts);
  return (
    values &&
    Object.fromEntries(values.map((value, at) => [String(at + 1), inOneLine(value)] as const))
  );
}

function valuesOf(kind: WrittenKind, facts: NoticeFacts): readonly string[] | undefined {
  const { business, visit, payload } = facts;
  switch (kind) {
    case "booking-confirmation":
    case "move-confirmation":
    case "cancellation-confirmation":
    case "reminder-message":
    case "follow-up-message":
    case "waiting-offer":
      return (
        visit && [
          visit.customerName?.trim().split(/\s+/u)[0] ?? "",
          what(facts, visit),
          visit.stylists.join(", "),
          business.name,
          when(facts, visit),
          ourNumber(facts),
        ]
      );
    case "missed-call":
      return [business.name, ourNumber(facts)];
    case "verification-code":
      return typeof payload["code"] === "string" ? [payload["code"]] : undefined;
    case "callback": {
      const { phone, reason } = payload;
      if (typeof phone !== "string") return undefined;
      return [writeWholeNumber(phone), typeof reason === "string" ? reason : ""];
    }
    default:
      return kind satisfies never;
  }
}

function ourNumber({ business }: NoticeFacts): string {
  return business.phone === undefined ? "our number" : writeWholeNumber(business.phone);
}

function inOneLine(value: string): string {
  const line = value.replaceAll(/\s+/gu, " ").trim();
  return line === "" ? "-" : line;
}
