import { z } from "zod";
import { closure, specialDay, week, zone } from "./hours-shape.ts";
import { identifier, list, text } from "./shape-parts.ts";

/** One of several places. */
export function location() {
  return z.strictObject(
    {
      id: identifier(),
      name: text(60, "the name of the location"),
      aliases: list("other names callers use", text(60, "a name")).default([]),
      address: text(200, "an address").optional(),
      zone: zone().optional(),
      hours: week("the opening hours of each weekday").optional(),
      specialDays: list("days with other hours", specialDay()).default([]),
      closures: list("days on which it doesn't open", closure()).default([]),
    },
    { error: "a location" },
  );
}

/** A room, a chair or a machine. */
export function room() {
  return z.strictObject(
    {
      id: identifier(),
      name: text(60, "the name of the room"),
      kind: text(60, "what kind of room it is, such as colour chair"),
      location: z.string("the id of a location").optional(),
    },
    { error: "a room" },
  );
}
