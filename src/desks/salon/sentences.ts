import type { Sentences } from "../../domain/dialogue/script.ts";
import { BOOKING_SENTENCES } from "../booking/sentences.ts";

/** What a salon's receptionist says of her own: everything else is worded by the tools, from the book. */
export const SALON_SENTENCES: Sentences = {
  ...BOOKING_SENTENCES,
  ask: {
    ...BOOKING_SENTENCES.ask,
    service: "What would you like to have done?",
    person: "Who would you like to see?",
  },
  honest:
    "I'm an AI receptionist, not a person, but I can do the bookings and I can put you through to someone.",
  help: "I can book, move or cancel an appointment, and tell you about prices and free times.",
};
