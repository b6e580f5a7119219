import { createHash, randomBytes } from "node:crypto";

/** A new secret for the address of a feed: 256 random bits, 43 letters, digits, `-` and `_`. */
export function newFeedSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What is kept of a secret. Whoever reads the database can't make an address of it, and a look-up by it takes no time that
 * would tell anything of the secret itself.
 */
export function hashFeedSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
