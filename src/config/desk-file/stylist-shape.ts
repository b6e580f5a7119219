import { z } from "zod";
import { LIMITS } from "../../domain/business/limits.ts";
import { dateOrDateTime } from "./dates.ts";
import { specialDay, week, zone } from "./hours-shape.ts";
import { duration } from "./service-shape.ts";
import { identifier, list, mostPerDay, price, text } from "./shape-parts.ts";

/** Somebody whose time can be booked. */
export function stylist() {
  const timeOff = z.strictObject(
    {
      from: dateOrDateTime(),
      to: dateOrDateTime(),
      reason: text(LIMITS.reason, "a reason").optional(),
    },
    { error: "a stretch of time off" },
  );
  return z.strictObject(
    {
      id: identifier(),
      name: text(LIMITS.name, "the name of the stylist"),
      aliases: list("other forms of the name", text(LIMITS.name, "a name")).default([]),
      specialty: text(LIMITS.name, "what they are there for, such as dermatology").optional(),
      location: z.string("the id of a location").optional(),
      zone: zone().optional(),
      services: services(),
      hours: week("working hours").optional(),
      specialDays: list("days with other hours", specialDay()).default([]),
      breaks: week("breaks").optional(),
      timeOff: list("stretches of time off", timeOff).default([]),
      mostPerDay: mostPerDay(),
    },
    { error: "a stylist" },
  );
}

/** Ids, or `id` with this person's own time and price; the id `all` stands for every service, and may be the whole list. */
function services() {
  const error = "a list of service ids, or all";
  const service = z.preprocess(
    (written) => (typeof written === "string" ? { id: written } : written),
    z.strictObject(
      { id: z.string("the id of a service"), ...duration(), price: price().optional() },
      { error: "the id of a service" },
    ),
  );
  return z.preprocess(
    (written) => (written === "all" ? [written] : written),
    z.array(service, { error }).min(1, error),
  );
}
