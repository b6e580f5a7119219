/** How long and how many at most, in letters, minutes and units of the currency, wherever a business is described. */
export const LIMITS = {
  name: 60,
  description: 300,
  reason: 100,
  question: 200,
  answer: 300,
  note: 500,
  serviceMinutes: 720,
  bufferMinutes: 240,
  price: 10_000_000,
  perDay: 500,
} as const;
