import { z } from "zod";
import type { ServicePhase } from "../../domain/business/service.ts";

const shape = z.array(
  z.strictObject({
    kind: z.enum(["working", "processing", "finishing"]),
    minutes: z.int().positive(),
  }),
);

/** The phases that a column keeps as JSON. Throws a `ZodError` for anything else. */
export function readPhases(json: string): readonly ServicePhase[] {
  return shape.parse(JSON.parse(json));
}
