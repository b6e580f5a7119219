import { z } from "zod";

/** What `GET /api/calls/:id` answers: one call, with its words while they are kept. */
export const call = z.object({
  id: z.string(),
  channel: z.enum(["phone", "browser", "chat"]),
  start: z.iso.datetime({ offset: true }),
  /** Null while the call is still on. */
  end: z.iso.datetime({ offset: true }).nullable(),
  outcome: z.string().nullable(),
  /** Empty once the words of the call were dropped. */
  words: z
    .array(z.object({ side: z.enum(["caller", "receptionist"]), text: z.string() }))
    .readonly(),
});

export type CallView = z.infer<typeof call>;
