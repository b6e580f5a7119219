import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { TurnTrace } from "../../domain/calls/turn-trace.ts";
import type { CallOutcome } from "../../ports/call-feed.ts";

/** What a call came to, once it is over. */
export interface CallReport {
  readonly callId: string;
  readonly outcome: CallOutcome;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly turns: readonly ReportedTurn[];
  /** Where the time of each turn went. */
  readonly traces: readonly TurnTrace[];
}

/** One turn of the caller and what was answered. */
export interface ReportedTurn {
  readonly heard: string;
  readonly confidence: number;
  readonly said: string;
  /** From the end of the caller's speech to the first sound of the answer; absent when nothing was answered. */
  readonly responseMs?: number;
}

/** What ended a call: being put through, our goodbye, the caller's hanging up, or a broken line. */
export type EndedBy = "transfer" | "desk" | "caller" | "failure";

const WRITES = ["booked", "moved", "cancelled"] as const;

/** Names what was done, most important first. */
export function outcomeOf(transcript: readonly TranscriptItem[], endedBy: EndedBy): CallOutcome {
  const done = new Set(transcript.map((item) => writeOf(item)));
  const write = WRITES.find((one) => done.has(one));
  if (write) return write;
  if (endedBy === "transfer") return "transferred";
  if (endedBy === "failure") return "failed";
  const answered = transcript.some(
    (item) => item.role === "tool-result" && item.result.status === "ok",
  );
  return answered || endedBy === "desk" ? "answered" : "abandoned";
}

/** Pairs each turn of the caller with what was said until the next one. */
export function turnsOf(
  transcript: readonly TranscriptItem[],
  responseMs: ReadonlyMap<number, number>,
): ReportedTurn[] {
  const turns: { heard: string; confidence: number; said: string[]; at: number }[] = [];
  for (const item of transcript) {
    if (item.role === "caller") {
      turns.push({ heard: item.text, confidence: item.confidence, said: [], at: turns.length });
    } else if (item.role === "receptionist") {
      turns.at(-1)?.said.push(item.text);
    }
  }
  return turns.map(({ heard, confidence, said, at }) => {
    const ms = responseMs.get(at);
    const turn = { heard, confidence, said: said.join(" ") };
    return ms === undefined ? turn : Object.assign(turn, { responseMs: ms });
  });
}

/** What was written to the book, when this is the result of a write. */
export function writeOf(item: TranscriptItem): (typeof WRITES)[number] | undefined {
  if (item.role !== "tool-result") return undefined;
  if (item.result.status !== "ok") return undefined;
  const { data } = item.result;
  const what =
    typeof data === "object" && data !== null && "what" in data ? data["what"] : undefined;
  return WRITES.find((write) => write === what);
}
