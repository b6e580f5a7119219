import { Refused } from "../../actions/manage/refused.ts";

const MOST_DETAILS = 4;

/** What a change was refused for: one line for people, and whether what they wrote was wrong in itself. */
export interface RefusalLine {
  readonly line: string;
  readonly isInput: boolean;
}

/** The refusal that an error is; undefined for every other error. */
export function refusalLine(error: unknown): RefusalLine | undefined {
  if (!(error instanceof Refused)) return undefined;
  const { message, details, kind } = error;
  const isInput = kind === "input";
  if (details.length === 0) return { line: message, isInput };
  const shown = details.slice(0, MOST_DETAILS).join("; ");
  const more = details.length - MOST_DETAILS;
  const rest = more > 0 ? `; and ${more} more` : "";
  return { line: `${message.replace(/\.$/u, "")}: ${shown}${rest}.`, isInput };
}
