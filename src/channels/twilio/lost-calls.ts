/** What becomes of a call that Twilio asks about although nobody on our side meant its stream to end. */
export type NextOfLostCall =
  /** It has not begun. */
  | { readonly becomes: "begin" }
  /** The same conversation goes on in another stream. `outgoingId` is our own id of it, when it is a call that we made. */
  | { readonly becomes: "resume"; readonly outgoingId?: string }
  /** It can't go on. `person`: E.164, several with a space between, of who is to take the caller. */
  | { readonly becomes: "part"; readonly person?: string };

/** What is known of calls whose stream broke, whichever process held them. */
export interface LostCalls {
  /** What is to become of a call now. */
  next(callSid: string): Promise<NextOfLostCall>;
  /** Whether this process holds the call, so that the line it has is the call's. */
  isHere(callSid: string): Promise<boolean>;
  /**
   * A person is rung for the caller in place of the conversation, which ends with that, whichever process held it. `caller`: E.164,
   * absent when withheld.
   */
  givenAway(callSid: string, caller?: string): Promise<void>;
  /**
   * Twilio says that a call is over whose line isn't here, or that nobody has taken a caller who was given away. Calls of which
   * neither is so stay as they are.
   */
  over(callSid: string, caller?: string): Promise<void>;
}
