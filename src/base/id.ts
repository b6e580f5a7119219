import { randomBytes } from "node:crypto";

/** A new unguessable id that says what it names, e.g. `call_6f1c0d…` (96 random bits). */
export function newId(kind: string): string {
  return `${kind}_${randomBytes(12).toString("hex")}`;
}
