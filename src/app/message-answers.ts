import { answerMessage } from "../actions/outreach/answer-message.ts";
import { answerByText } from "../actions/lobby/answers/answer-by-text.ts";
import { loadDesk } from "../actions/load-desk.ts";
import type { Clock } from "../base/clock.ts";
import type { MessageHandler } from "../channels/twilio/index.ts";
import { wordReply } from "../notifications/message-replies.ts";
import { lastNoticeTo } from "../store/outbox/last-notice.ts";
import { openWhatsappWindow } from "../store/outbox/whatsapp-windows.ts";
import type { Database } from "../store/database.ts";

/** Whoever answers within this time answers the desk that wrote last. */
const ANSWERS_WITHIN_MS = 30 * 24 * 60 * 60_000;

/** Does what customers, and hosts who were told of a visitor, write and words the answers. `deskRung` is the desk of a number of ours. */
export function messageAnswers(parts: {
  database: Database;
  clock: Clock;
  deskRung: (called?: string) => Promise<string>;
  /** A host has answered by text: a visitor has news. */
  onVisitNews?: () => void;
}): MessageHandler {
  const { database, clock, deskRung, onVisitNews } = parts;
  return async ({ messageSid, channel, from, to, text, isAnswered }) => {
    const nowMs = clock.nowMs();
    if (channel === "whatsapp") {
      await database.write((writer) => openWhatsappWindow(writer, { phone: from, nowMs }));
    }
    const toStaff =
      channel === "sms" ? await answerByText({ database, clock }, { from, text }) : undefined;
    if (toStaff !== undefined) {
      onVisitNews?.();
      return isAnswered ? undefined : toStaff;
    }
    // Desks that share a sender, as those that write by WhatsApp do, are told apart by who wrote.
    const sinceMs = nowMs - ANSWERS_WITHIN_MS;
    const last = await lastNoticeTo(database.read, { recipient: from, sinceMs });
    const deskId = last?.deskId ?? (await deskRung(to));
    const callId = `message_${messageSid}`;
    const actor = { kind: "caller", channel, callId, number: from } as const;
    const context = { database, clock, deskId, actor };
    const reply = await answerMessage(context, { from, text });
    if (isAnswered) return undefined;
    const { name, zone, languages, numbers } = await loadDesk(context);
    const phone = numbers[0] ?? (channel === "sms" ? to : undefined);
    const language = languages[0] ?? "en";
    return wordReply(reply, { name, zone, language, nowMs, ...(phone !== undefined && { phone }) });
  };
}
