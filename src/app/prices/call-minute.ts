/**
 * What is taken to happen in a minute of a call. Measured on the booking that the tests hold with every pairing of services, by
 * `test/prices/call-minute.test.ts`, which fails when it is no longer so. Longer answers, or more of them, cost more.
 */
export const CALL_MINUTE: {
  /** How often the model is asked. */
  readonly requests: number;
  /** What it reads each time: what it is told of the desk, its tools and the conversation. At four characters a token. */
  readonly tokensIn: number;
  /** What it writes each time. */
  readonly tokensOut: number;
  /** What the desk says. */
  readonly charactersSpoken: number;
  /** How long it speaks. */
  readonly deskSpeaksSeconds: number;
  readonly callerSpeaksSeconds: number;
} = {
  requests: 9,
  tokensIn: 2950,
  tokensOut: 19,
  charactersSpoken: 550,
  deskSpeaksSeconds: 39,
  callerSpeaksSeconds: 7,
};
