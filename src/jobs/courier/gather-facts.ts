import type { NoticeFacts } from "../../notifications/facts.ts";
import type { Outreach } from "../../domain/outreach/outreach.ts";
import { readOutreach } from "../../store/outbox/outreach.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";
import { visitBrief, type VisitBrief } from "../../store/book/visit-brief.ts";
import type { Reader } from "../../store/database.ts";
import { readStrings } from "../../store/read-strings.ts";
import type { Carriers } from "./carriers.ts";

/** All that sending a notice depends on, as it stands now. */
export interface Situation {
  readonly facts: NoticeFacts;
  readonly rules: Outreach;
  /** E.164: the desk's own number; absent, it is for the carrier to say. */
  readonly from?: string;
  /** As the book has it; absent when the notice is about none, or it is gone. */
  readonly visit?: VisitBrief;
}

/** Reads it together, so that what is decided and what is said agree. */
export async function gatherFacts(
  reader: Reader,
  notice: Notice,
  { nowMs, carriers }: { readonly nowMs: number; readonly carriers: Carriers },
): Promise<Situation> {
  const desk = await reader
    .selectFrom("desks")
    .select(["name", "trade", "zone", "country", "languages", "numbers", "outreach"])
    .where("id", "=", notice.deskId)
    .executeTakeFirstOrThrow();
  const rules = readOutreach(desk.outreach);
  const visit = notice.visitId === undefined ? undefined : await visitBrief(reader, notice.visitId);
  const [from] = readStrings(desk.numbers);
  const phone = from ?? carriers.ownNumber;
  const { name, trade, country, zone } = desk;
  const language = readStrings(desk.languages)[0] ?? "en";
  const channel = channelOf(notice, rules, carriers);
  return {
    rules,
    ...(from !== undefined && { from }),
    ...(visit && { visit }),
    facts: {
      nowMs,
      channel,
      business: { name, trade, country, language, zone, ...(phone !== undefined && { phone }) },
      ...(visit && { visit: brief(visit, notice) }),
      payload: notice.payload,
    },
  };
}

/** A desk that writes on WhatsApp without having it still reaches people by SMS. */
function channelOf(
  { channel }: Notice,
  { messagesBy }: Outreach,
  { messenger }: Carriers,
): NoticeFacts["channel"] {
  if (channel !== "message") return channel;
  const hasIt = messenger === undefined || messenger.channels.includes(messagesBy);
  return hasIt ? messagesBy : "sms";
}

/** A place that is only held is nobody's yet; whom it is held for, the notice knows. */
function brief(visit: VisitBrief, { payload }: Notice): NonNullable<NoticeFacts["visit"]> {
  const { customer, services, stylists, place, startMs, zone } = visit;
  const customerName = customer?.name ?? payload["name"];
  const isKnown = typeof customerName === "string";
  return {
    ...(isKnown && { customerName }),
    services,
    stylists,
    ...(place !== undefined && { place }),
    startMs,
    zone,
  };
}
