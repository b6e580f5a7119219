import { afterQuietHours } from "../../domain/outreach/quiet-hours.ts";
import { foreignZoneOf } from "../../domain/outreach/zones-of-number.ts";
import type { NoticeFacts } from "../../notifications/facts.ts";
import { noticeKinds, type NoticeRules } from "../../notifications/kinds.ts";
import { isLandline } from "../../domain/people/landline.ts";
import { hasOptedOut } from "../../store/outbox/opted-out.ts";
import { lastDeliveryFault } from "../../store/outbox/deliveries.ts";
import { NOT_ON_WHATSAPP, TAKES_NO_TEXTS } from "../../domain/outreach/delivery-fault.ts";
import type { MessageTemplate } from "../../ports/messenger.ts";
import { lastRungAt } from "../../store/outbox/outbox-delivery.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";
import type { Reader } from "../../store/database.ts";
import type { Carriers } from "./carriers.ts";
import { gatherFacts } from "./gather-facts.ts";
import { isTurnedOff } from "./is-turned-off.ts";
import { asWritten } from "./as-written.ts";
import { whyPointless } from "./pointless.ts";

/** What is to be done with a notice that is due. `wording` is what is or would be said, and to whom. */
export type Decision =
  | {
      readonly do: "send";
      readonly channel: NoticeFacts["channel"];
      readonly carrier: string;
      readonly from?: string;
      readonly wording: { readonly recipient: string; readonly text: string };
      /** What a carrier must be given instead of the text. */
      readonly template?: MessageTemplate;
    }
  | {
      readonly do: "postpone";
      readonly untilMs: number;
      readonly reason: "quiet hours" | "just rung";
      readonly channel: NoticeFacts["channel"];
      readonly wording: { readonly recipient: string; readonly text: string };
    }
  | {
      readonly do: "end";
      readonly status: "skipped" | "failed";
      readonly reason: string;
      readonly channel?: NoticeFacts["channel"];
      readonly wording?: { readonly recipient?: string; readonly text: string };
    };

/** Who did something a moment ago expects an answer, also at night. */
const FRESH_MS = 15 * 60_000;
/** One number is not rung twice in a row, and a call whose answer got lost is told from the one before by the time. */
const BETWEEN_CALLS_MS = 15 * 60_000;

/** What an old book brought along may be no number at all. */
const E164 = /^\+[1-9]\d{6,14}$/u;

/** Decides by the book, the clock, the consents and the owner's rules as they are at this moment. Writes nothing. */
export async function decide(
  reader: Reader,
  notice: Notice,
  at: { readonly nowMs: number; readonly carriers: Carriers },
): Promise<Decision> {
  const rules = rulesOf(notice.kind);
  if (!rules) return end("this program doesn't know what it is");
  const { facts, visit, from, rules: outreach } = await gatherFacts(reader, notice, at);
  const pointless = whyPointless(notice, rules, { visit, nowMs: at.nowMs });
  const text = rules.word(facts);
  if (pointless !== undefined) return pointless;
  if (isTurnedOff(notice, outreach)) return end("turned off");
  if (text === undefined) return end("there is nothing to say");
  const recipient =
    notice.recipient ??
    (rules.to === "owner" ? outreach.ownerPhone : visit?.customer?.phone) ??
    undefined;
  const { channel } = facts;
  const wording = { text, ...(recipient !== undefined && { recipient }) };
  if (recipient === undefined) {
    const reason = rules.to === "owner" ? "no number of the owner is set" : "no number";
    return { ...end(reason), channel, wording };
  }
  if (!E164.test(recipient)) return { ...end("the number can't be used"), channel, wording };
  if (channel === "sms" && isLandline(recipient))
    return { ...end("a landline takes no text messages"), channel, wording };
  const { deskId } = notice;
  if (rules.to === "customer" && (await hasOptedOut(reader, { deskId, phone: recipient })))
    return { ...end("opted out"), channel, wording };
  if (channel !== "call") {
    const fault = await lastDeliveryFault(reader, { recipient, channel });
    // Whoever isn't on WhatsApp has a telephone.
    if (fault === NOT_ON_WHATSAPP) return await decide(reader, { ...notice, channel: "sms" }, at);
    if (fault !== undefined && TAKES_NO_TEXTS.has(fault))
      return { ...end(`the last message to this number came back: ${fault}`), channel, wording };
  }
  const carrier = carrierFor(channel, at.carriers);
  if (carrier === undefined) return { ...end("no carrier"), channel, wording };
  const said = { channel, wording: { recipient, text } };
  const { business } = facts;
  const foreign = foreignZoneOf(recipient, business.country);
  const zones = [
    visit?.zone ?? business.zone,
    ...(foreign === undefined ? [] : [foreign]),
  ] as const;
  const quietUntilMs = waits(notice, rules, at.nowMs)
    ? afterQuietHours(at.nowMs, outreach.quietHours, zones)
    : at.nowMs;
  if (quietUntilMs > at.nowMs)
    return { do: "postpone", untilMs: quietUntilMs, reason: "quiet hours", ...said };
  const written = await asWritten(reader, notice, { facts, recipient, at });
  if (!written.ok) return { ...end(written.reason), status: "failed", channel, wording };
  if (channel === "call") {
    const rungAtMs = await lastRungAt(reader, recipient, notice.id);
    const untilMs = (rungAtMs ?? Number.NEGATIVE_INFINITY) + BETWEEN_CALLS_MS;
    if (untilMs > at.nowMs) return { do: "postpone", untilMs, reason: "just rung", ...said };
  }
  const { template } = written;
  return {
    do: "send",
    carrier,
    ...(from !== undefined && { from }),
    ...said,
    ...(template && { template }),
  };
}

function rulesOf(kind: string): NoticeRules | undefined {
  const known: Readonly<Record<string, NoticeRules>> = noticeKinds;
  return Object.hasOwn(known, kind) ? known[kind] : undefined;
}

function end(reason: string) {
  return { do: "end", status: "skipped", reason } as const;
}

function carrierFor(channel: NoticeFacts["channel"], carriers: Carriers): string | undefined {
  if (channel === "call") return carriers.dialler?.name;
  return carriers.messenger?.channels.includes(channel) ? carriers.messenger.name : undefined;
}

function waits(notice: Notice, rules: NoticeRules, nowMs: number): boolean {
  if (rules.quietHours === "goes") return false;
  if (rules.quietHours === "waits") return true;
  const isOwnDoing = notice.payload["by"] === "caller";
  return !(isOwnDoing && nowMs - notice.createdAtMs < FRESH_MS);
}
