/**
 * Why a message could not be delivered, where somebody acts upon it; any other reason keeps the carrier's own code
 * (https://www.twilio.com/docs/api/errors).
 */
export type DeliveryFault =
  /** They told the carrier that they want nothing from us. */
  "opted-out" | "landline" | "unknown-number" | typeof NOT_ON_WHATSAPP;

/** They are reached by SMS instead. */
export const NOT_ON_WHATSAPP = "not-on-whatsapp";

/** The next text to this number would come back too. */
export const TAKES_NO_TEXTS: ReadonlySet<string> = new Set<DeliveryFault>([
  "landline",
  "unknown-number",
]);
