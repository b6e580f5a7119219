import type { PlannedNotice } from "./outreach-times.ts";

/** One key for each reminder of each time that an appointment is at: who was told of it once is not told again. */
export function outreachKey(what: PlannedNotice["what"], visitId: string, startMs: number): string {
  return what === "follow-up" ? `follow-up:${visitId}` : `${what}:${visitId}:${startMs}`;
}
