import { toIsoWithOffset } from "../domain/scheduling/local-time.ts";
import type { Notice } from "../store/outbox/outbox-rows.ts";

/** A message or call to a customer as data for screens and other programs. */
export interface NoticeView {
  readonly id: string;
  /** When it goes out, went out or was given up: ISO 8601 with the desk's offset. */
  readonly at: string;
  readonly kind: string;
  readonly channel: string;
  readonly to: string | null;
  readonly text: string | null;
  readonly status: Notice["status"];
  /** Why it isn't, or won't be, sent, or why it came back. */
  readonly reason: string | null;
  /** What came of a call, or of a message once the carrier tells: `delivered`, `read`, `undelivered`. */
  readonly outcome: string | null;
  readonly appointment: string | null;
}

/** One notice as it stands, or as somebody foresees it. */
export function viewNotice(
  seen: {
    readonly notice: Notice;
    readonly atMs: number;
    readonly channel?: string;
    readonly recipient?: string;
    readonly text?: string;
    readonly reason?: string;
  },
  zone: string,
): NoticeView {
  const { notice, atMs } = seen;
  return {
    id: notice.id,
    at: toIsoWithOffset(atMs, zone),
    kind: notice.kind,
    channel: seen.channel ?? notice.channel,
    to: seen.recipient ?? notice.recipient ?? null,
    text: seen.text ?? notice.text ?? null,
    status: notice.status,
    reason: seen.reason ?? notice.reason ?? null,
    outcome: notice.outcome ?? null,
    appointment: notice.visitId ?? null,
  };
}
