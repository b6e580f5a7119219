import { z } from "zod";
import { LIMITS } from "../../domain/business/limits.ts";
import { identifier, list, mostPerDay, price, text, whole } from "./shape-parts.ts";

/** Something that can be booked. */
export function service() {
  return z.strictObject(
    {
      id: identifier(),
      name: text(LIMITS.name, "the name of the service"),
      aliases: list("other names callers use", text(LIMITS.name, "a name")).default([]),
      description: text(LIMITS.description, "one sentence on what it is").optional(),
      ...duration(),
      price: price(),
      bufferBeforeMinutes: whole(0, LIMITS.bufferMinutes, "minutes").default(0),
      bufferAfterMinutes: whole(0, LIMITS.bufferMinutes, "minutes").default(0),
      needs: text(60, "the kind of room or chair it takes").optional(),
      mostPerDay: mostPerDay(),
    },
    { error: "a service" },
  );
}

/** How long it takes: `minutes` in one go, or `phases`. */
export function duration() {
  const phase = z
    .strictObject(
      {
        working: whole(1, LIMITS.serviceMinutes, "minutes").optional(),
        processing: whole(1, LIMITS.serviceMinutes, "minutes").optional(),
        finishing: whole(1, LIMITS.serviceMinutes, "minutes").optional(),
      },
      { error: "a phase such as working: 45" },
    )
    .refine((kinds) => Object.values(kinds).filter((one) => one !== undefined).length === 1, {
      error: "exactly one of working, processing and finishing in each phase",
    });
  return {
    minutes: whole(1, LIMITS.serviceMinutes, "minutes").optional(),
    phases: list("phases", phase).min(1, "at least one phase").optional(),
  };
}
