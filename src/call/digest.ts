import { createHash } from "node:crypto";
import type { CallEffect } from "./effects.ts";

/** A short name for a list of effects: equal digests mean equal effects, byte for byte. */
export function digestEffects(effects: readonly CallEffect[]): string {
  return createHash("sha256").update(JSON.stringify(effects)).digest("hex").slice(0, 16);
}
