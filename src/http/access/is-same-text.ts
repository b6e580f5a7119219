import { createHash, timingSafeEqual } from "node:crypto";

/** Compares two secrets in a time that says nothing about where, or at which length, they differ. */
export function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
