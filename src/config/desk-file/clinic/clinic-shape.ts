import { z } from "zod";
import { deskFileShape, phone } from "../schema.ts";
import { service } from "../service-shape.ts";
import { list, text } from "../shape-parts.ts";
import { stylist } from "../stylist-shape.ts";

const { trade: _trade, services: _services, stylists: _stylists, ...shared } = deskFileShape.shape;

/**
 * The shape of a clinic's desk file: that of any business, with providers for its people and reasons for what they are
 * booked for.
 */
export const clinicFileShape = z.strictObject(
  {
    ...shared,
    trade: z.literal("clinic"),
    reasons: list("reasons for a visit", reason()).min(1, "at least one reason for a visit"),
    providers: list("providers", provider()).min(1, "at least one provider"),
    emergency: emergency().optional(),
  },
  { error: "a description of a clinic, such as desks/clinic.yaml" },
);

/** A clinic's desk file of the right shape, still in the words of its owner. */
export type WrittenClinic = z.infer<typeof clinicFileShape>;

/** Not every clinic says what a visit costs. */
function reason() {
  const { shape } = service();
  return z.strictObject({ ...shape, price: shape.price.default(0) }, { error: "a visit reason" });
}

function provider() {
  const { services: reasons, ...person } = stylist().shape;
  const title = text(20, "a title that is said with the surname, such as Dr").optional();
  return z.strictObject({ ...person, title, reasons }, { error: "a provider" });
}

function emergency() {
  const number = 'a number in quotes that anybody can call in need, such as "911"';
  return z.strictObject(
    {
      number: z
        .string(number)
        .regex(/^\d{3,6}$/u, number)
        .optional(),
      words: list("words that can't wait", text(60, "words that can't wait")).default([]),
      sentence: text(200, "what a caller in need is told, at most 200 letters").optional(),
      transferTo: phone().optional(),
    },
    { error: "what callers in need are told" },
  );
}
