import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { CallFeedEvent } from "../../ports/call-feed.ts";

/** What was said in a call before this process held it, for whoever looks at it here. */
export function earlierEvents(
  callId: string,
  transcript: readonly TranscriptItem[],
): readonly CallFeedEvent[] {
  return transcript.flatMap((item): readonly CallFeedEvent[] => {
    const { atMs } = item;
    if (item.role === "caller") {
      const { text, confidence } = item;
      return [{ callId, atMs, type: "caller-said", text, confidence }];
    }
    if (item.role !== "receptionist") return [];
    const { utterance = "", text, kind, interrupted } = item;
    return [
      { callId, atMs, type: "receptionist-says", utterance, text, kind },
      { callId, atMs, type: "receptionist-said", utterance, text, interrupted },
    ];
  });
}
