import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

const DIGITS = 6;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** A new code: six digits, each as likely as any other. */
export function newCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
}

/** What is kept of a code: a slow hash (scrypt, RFC 7914) with a salt of its own. */
export async function hashCode(code: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(code, salt, HASH_BYTES);
  return `${salt.toString("hex")}:${hash.toString("hex")}`;
}

/** Whether this is the code that was kept so. Without anything kept it takes as long, and answers no. */
export async function isSameCode(code: string, kept = ""): Promise<boolean> {
  const [salt = "", hash = ""] = kept.split(":");
  const right = Buffer.from(hash, "hex");
  const given = await derive(code, Buffer.from(salt, "hex"), HASH_BYTES);
  return right.length === given.length && timingSafeEqual(given, right);
}
