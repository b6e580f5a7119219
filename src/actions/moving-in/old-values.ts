import { createHash } from "node:crypto";
import type { OldRow } from "../../store/moving-in/glamdesk-file.ts";

/** Text of a cell without blanks at its ends; empty for none. */
export function textOf(row: OldRow, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? "" : String(value).trim();
}

/** A number of a cell, also of one that was typed with a currency or a thousands comma; undefined when it holds none. */
export function numberOf(row: OldRow, column: string): number | undefined {
  const text = textOf(row, column).replaceAll(/,(?=\d{2,3}(\D|$))/gu, "");
  const [found] = /-?\d+(\.\d+)?/u.exec(text) ?? [];
  return found === undefined ? undefined : Number(found);
}

/** A yes or no of a cell, in any of the ways programs write it; undefined when it says neither. */
export function yesNoOf(row: OldRow, column: string): boolean | undefined {
  const text = textOf(row, column).toLowerCase();
  if (["1", "true", "yes", "y", "t", "active"].includes(text)) return true;
  if (["0", "false", "no", "n", "f", "inactive"].includes(text)) return false;
  return undefined;
}

/** A few letters that are the same each time for the same thing, and hardly ever for two. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8);
}
