import { z } from "zod";

/** What `GET /api/kiosk` answers: the lobby as its tablet needs to know it. Nobody who works there is in it. */
export const kiosk = z.object({
  name: z.string(),
  /** BCP 47; the first is the one it speaks. */
  languages: z.array(z.string()).readonly(),
  /** Where a person is, as it is said: "the front desk". */
  frontDesk: z.string(),
});

export type KioskView = z.infer<typeof kiosk>;
