import { z } from "zod";
import type { ChoiceReason } from "../../domain/scheduling/fairness.ts";

/** `ChoiceReason`, where it is kept as JSON. */
export const choiceReason = z.enum([
  "asked-for",
  "only-one-free",
  "least-booked",
  "longest-idle",
  "roster-order",
]) satisfies z.ZodType<ChoiceReason>;

const shape = z.strictObject({
  serviceIds: z.array(z.string()).min(1).readonly(),
  /** Who begins. */
  stylistId: z.string(),
  /** Who does each service, where several people share them. */
  stylistIds: z.exactOptional(z.array(z.string()).min(1).readonly()),
  startMs: z.int(),
  /** Why it is with them; absent: because they were asked for. */
  because: z.exactOptional(choiceReason),
});

/** Which visit could be booked. Being offered keeps nothing free: a proposal looks again. */
export type SlotKey = Readonly<z.infer<typeof shape>>;

const PREFIX = "slot_";

/** Names an offered slot in one word, for whoever passes it back to `proposeBooking` or `proposeMove`. */
export function writeSlotToken(key: SlotKey): string {
  const { serviceIds, stylistId, stylistIds, startMs, because } = key;
  const text = JSON.stringify({ serviceIds, stylistId, stylistIds, startMs, because });
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
