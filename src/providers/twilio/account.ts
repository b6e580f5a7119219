/** Whose account, and which numbers, messages and calls go out from. */
export interface TwilioAccount {
  /** `AC...` */
  readonly accountSid: string;
  readonly authToken: string;
  /** E.164: what rings and writes for desks that have no number of their own. */
  readonly fromNumber?: string;
  /** E.164: the WhatsApp sender; without one nothing goes out by WhatsApp. */
  readonly whatsappNumber?: string;
  /** Where Twilio reaches us, such as `https://desk.example.com`; no calls can be made without it. */
  readonly publicOrigin?: string;
  /** Instead of `https://api.twilio.com`; for tests against a stand-in. */
  readonly apiOrigin?: string;
}
