import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";

/** Which promise is broken when this proposal is committed now; undefined when none is. */
export function consentFault(
  transcript: readonly TranscriptItem[],
  proposal: string,
): string | undefined {
  const readBack = transcript.filter(
    (item) => item.role === "receptionist" && item.proposal === proposal,
  );
  const answer = transcript.findLast((item) => item.role === "caller");
  if (!readBack.some((item) => item.role === "receptionist" && item.kind === "read-back")) {
    return "only what was read back is committed";
  }
  if (answer?.role !== "caller") return "only what was answered is committed";
  if (!readBack.some((item) => item.role === "receptionist" && item.text.includes("rupees"))) {
    return "what is committed was heard to its end";
  }
  return answer.text.startsWith("no") ? "a no commits nothing" : undefined;
}
