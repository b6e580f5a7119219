import { z } from "zod";
import { appointment } from "./appointment.ts";

/** What `GET /api/today` answers: the appointments of one day at the desk, in the order they start. */
export const today = z.object({
  /** The day in the desk's zone. */
  date: z.iso.date(),
  appointments: z.array(appointment).readonly(),
});

export type Today = z.infer<typeof today>;
