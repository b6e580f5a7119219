import { z } from "zod";

/** What repeats every week, as `WeeklySpan` of the business: minutes after local midnight, past 1440 the next day. */
const weeklyHours = z
  .array(
    z.object({
      weekday: z.int().min(1).max(7),
      fromMinute: z.int().min(0),
      toMinute: z.int().min(1),
    }),
  )
  .readonly();

/** What `GET /api/desk` answers: the business as the pages need to know it. */
export const desk = z.object({
  name: z.string(),
  trade: z.string(),
  /** IANA time zone of the business. */
  zone: z.string(),
  /** ISO 4217. */
  currency: z.string(),
  /** BCP 47, the language it answers in. */
  language: z.string(),
  openingHours: weeklyHours,
  /** Everyone who takes appointments, and when they work. */
  stylists: z.array(z.object({ name: z.string(), hours: weeklyHours })).readonly(),
});

export type DeskView = z.infer<typeof desk>;
