import { z } from "zod";

/** Which visit could be booked. Being offered keeps nothing free: a proposal looks again. */
export interface SlotKey {
  readonly serviceIds: readonly string[];
  readonly stylistId: string;
  readonly startMs: number;
}

const PREFIX = "slot_";

const shape = z.strictObject({
  serviceIds: z.array(z.string()).min(1),
  stylistId: z.string(),
  startMs: z.int(),
});

/** Names an offered slot in one word, for whoever passes it back to `proposeBooking` or `proposeMove`. */
export function writeSlotToken(key: SlotKey): string {
  const { serviceIds, stylistId, startMs } = key;
  const text = JSON.stringify({ serviceIds, stylistId, startMs });
  return PREFIX + Buffer.from(text).toString("base64url");
}

/** What `writeSlotToken` wrote; undefined for anything else. */
export function readSlotToken(token: string): SlotKey | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  try {
    const text = Buffer.from(token.slice(PREFIX.length), "base64url").toString();
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
