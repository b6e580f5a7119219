import type { Notice } from "../../store/outbox/outbox-rows.ts";
import type { Reader } from "../../store/database.ts";
import type { Carriers } from "./carriers.ts";
import { decide } from "./decide.ts";

/** What will become of a notice that waits, if nothing changes until then. */
export interface Foreseen {
  readonly notice: Notice;
  readonly atMs: number;
  readonly channel?: "sms" | "whatsapp" | "call";
  readonly recipient?: string;
  readonly text?: string;
  /** Why it won't go out; absent when it will. */
  readonly reason?: string;
}

/** Looks ahead to when a notice goes out, past the quiet hours, and words it as it will be worded then. Writes nothing. */
export async function foresee(
  reader: Reader,
  notice: Notice,
  { nowMs, carriers }: { readonly nowMs: number; readonly carriers: Carriers },
): Promise<Foreseen> {
  let atMs = Math.max(notice.dueAtMs, nowMs);
  for (;;) {
    const decision = await decide(reader, notice, { nowMs: atMs, carriers });
    if (decision.do === "postpone") {
      atMs = decision.untilMs;
      continue;
    }
    return {
      notice,
      atMs,
      ...(decision.channel && { channel: decision.channel }),
      ...decision.wording,
      ...(decision.do === "end" && { reason: decision.reason }),
    };
  }
}
