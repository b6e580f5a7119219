import { z } from "zod";

/** One appointment as the pages and `GET /api/today` show it. Instants are ISO 8601 with the desk's offset. */
export const appointment = z.object({
  id: z.string(),
  customer: z.object({ name: z.string(), phone: z.string() }),
  services: z.array(z.string()).readonly(),
  stylist: z.string(),
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
  status: z.string(),
});

export type Appointment = z.infer<typeof appointment>;
