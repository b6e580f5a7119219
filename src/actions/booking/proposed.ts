import { z } from "zod";
import { choiceReason } from "../slots/slot-token.ts";

/** What a proposal says will be done, as it was read back. Kept as JSON in the database. */
const visit = {
  serviceIds: z.array(z.string()).min(1),
  services: z.array(z.string()).min(1),
  stylistId: z.string(),
  stylist: z.string(),
  /** Who does each service, where several people share them; otherwise `stylist` does all. */
  stylistIds: z.exactOptional(z.array(z.string()).min(1)),
  stylists: z.exactOptional(z.array(z.string()).min(1)),
  /** Where, when the business has several places. */
  location: z.exactOptional(z.string()),
  /** IANA zone of that place. */
  zone: z.exactOptional(z.string()),
  startMs: z.int(),
  endMs: z.int(),
  customerName: z.string(),
};

/** Why it is with whom it is; kept with the appointment when it is made. */
const because = z.exactOptional(choiceReason);

/** A new appointment; `phone` is E.164, the price in the smallest unit of the desk's currency. */
export const proposedBooking = z.strictObject({
  ...visit,
  phone: z.string(),
  priceMinor: z.int(),
  because,
  note: z.string().optional(),
});

/** An appointment at another time; `from...` is where it stood when that was read back. */
export const proposedMove = z.strictObject({
  ...visit,
  appointmentId: z.string(),
  fromStartMs: z.int(),
  fromStylist: z.string(),
  because,
});

/** An appointment that stands, and is to be cancelled or confirmed. */
export const standingAppointment = z.strictObject({ ...visit, appointmentId: z.string() });

export type ProposedBooking = Readonly<z.infer<typeof proposedBooking>>;
export type ProposedMove = Readonly<z.infer<typeof proposedMove>>;
export type StandingAppointment = Readonly<z.infer<typeof standingAppointment>>;
