/** Signatures can't be checked; the message is one sentence that says what to set. */
export class NoPublicOrigin extends Error {
  override readonly name = "NoPublicOrigin";
}
