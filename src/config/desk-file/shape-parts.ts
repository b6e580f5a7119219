import { z } from "zod";
import { LIMITS } from "../../domain/business/limits.ts";

/** A short name by which other parts of the file refer to something. */
export function identifier() {
  const error = "a short id of small letters, digits and hyphens, such as hair-colour";
  return z.string(error).regex(/^[a-z\d]+(-[a-z\d]+)*$/u, error);
}

/** Text of one letter or more; `error` completes "expected ...", as in all of these. */
export function text(longest: number, error: string) {
  return z.string(error).trim().min(1, error).max(longest, error);
}

export function whole(min: number, max: number, unit: string) {
  const error = `a whole number of ${unit} from ${min} to ${max}`;
  return z.int(error).min(min, error).max(max, error);
}

export function list<Item extends z.ZodType>(what: string, item: Item) {
  return z.array(item, { error: `a list of ${what}` });
}

/** What a service costs, in whole units of the currency. */
export function price() {
  return z
    .number("a price such as 400")
    .min(0, "a price of 0 or more")
    .max(LIMITS.price, "a price of at most 10000000");
}

/** A limit of visits on one day. */
export function mostPerDay() {
  return whole(1, 500, "visits a day").optional();
}
