import { z } from "zod";

/** What every tool asks alike. */
export const beenBefore = z
  .enum(["yes", "no"])
  .optional()
  .describe("Whether the patient has been here before; ask a caller who isn't recognised.");
