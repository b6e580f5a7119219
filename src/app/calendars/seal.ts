import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A new key: 256 random bits as they stand in `.env`. */
export function newSecretsKey(): string {
  return randomBytes(32).toString("base64url");
}

/** Locks a secret for the database with AES-256-GCM. `place` says whose it is: moved elsewhere, it can't be opened. */
export function seal(secret: string, key: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64url"), nonce);
  cipher.setAAD(Buffer.from(place));
  const locked = [cipher.update(secret, "utf8"), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...locked]).toString("base64url");
}

/** Opens what `seal` locked; undefined with another key or at another place. */
export function unseal(sealed: string, key: string, place: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    Buffer.from(key, "base64url"),
    bytes.subarray(0, 12),
  );
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
