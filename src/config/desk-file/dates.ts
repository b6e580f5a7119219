import { z } from "zod";

/** A day, `YYYY-MM-DD`. */
export function date() {
  const error = "a date such as 2026-12-25";
  return z.iso.date({ error });
}

/** A day, or a day and a time of it: `2026-12-25` or `2026-12-25T14:00`. */
export function dateOrDateTime() {
  const error = "a date such as 2026-12-25, or with a time, 2026-12-25T14:00";
  const dateTime = z.iso.datetime({ local: true, precision: -1, error });
  return z.union([z.iso.date({ error }), dateTime], { error });
}
