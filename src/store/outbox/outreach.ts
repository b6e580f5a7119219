import { z } from "zod";
import { usualOutreach, type Outreach } from "../../domain/outreach/outreach.ts";
import type { Reader, Writer } from "../database.ts";

/** What a desk tells its customers: the usual, but for what its owner decided otherwise. */
export async function loadOutreach(reader: Reader, deskId: string): Promise<Outreach> {
  const { outreach } = await reader
    .selectFrom("desks")
    .select("outreach")
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  return readOutreach(outreach);
}

/** Reads the column of a desk. */
export function readOutreach(column: string | null): Outreach {
  if (column === null) return usualOutreach;
  return stored.parse(JSON.parse(column));
}

/** Keeps what the owner decides; what they say nothing about stays as usual. */
export async function saveOutreach(
  writer: Writer,
  deskId: string,
  outreach: Partial<Outreach>,
): Promise<void> {
  await writer
    .updateTable("desks")
    .set({ outreach: JSON.stringify(outreach) })
    .where("id", "=", deskId)
    .execute();
}

const minute = z.number().int().min(0).max(1440);

/** What is left out is as usual, also what a later program adds. */
const stored = z.object({
  confirmations: z.boolean().default(usualOutreach.confirmations),
  messageReminderHoursBefore: z
    .number()
    .nullable()
    .default(usualOutreach.messageReminderHoursBefore),
  callReminderMinutesBefore: z.number().nullable().default(usualOutreach.callReminderMinutesBefore),
  followUpHoursAfter: z.number().nullable().default(usualOutreach.followUpHoursAfter),
  followUpBy: z.enum(["message", "call"]).default(usualOutreach.followUpBy),
  missedCallText: z.boolean().default(usualOutreach.missedCallText),
  messagesBy: z.enum(["sms", "whatsapp"]).default(usualOutreach.messagesBy),
  quietHours: z
    .object({ fromMinute: minute, toMinute: minute })
    .nullable()
    .default(usualOutreach.quietHours),
  waitingOfferMinutes: z.number().default(usualOutreach.waitingOfferMinutes),
  ownerPhone: z.string().nullable().default(usualOutreach.ownerPhone),
});
