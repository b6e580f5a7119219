/** Twilio's clock and ours may differ by as much, and its times are whole seconds. */
export const CREATED_BEFORE_MS = 60_000;

/** How many of a number's newest calls or messages are looked at: nobody gets as many within a try. */
export const MOST_LOOKED_AT = 100;

/** Whether it went out through the API, in the words of Twilio's `Direction`: a customer's own call or message is none of ours. */
export function isOutgoing(direction: string): boolean {
  return direction.startsWith("outbound");
}
