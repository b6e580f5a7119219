import type { Sentences } from "../../domain/dialogue/script.ts";
import { BOOKING_SENTENCES } from "../booking/sentences.ts";

/** What a clinic's receptionist says of her own: everything else is worded by the tools, from the book. */
export const CLINIC_SENTENCES: Sentences = {
  ...BOOKING_SENTENCES,
  ask: {
    ...BOOKING_SENTENCES.ask,
    service: "What's the visit for?",
    person: "Who would you like to see?",
    "been-before": "Have you been to us before?",
    name: "What's the patient's full name?",
  },
  honest:
    "I'm an AI receptionist, not a person, so I can't give medical advice, but I can see to appointments and I can put you through to someone.",
  help: "I can book, move, cancel or confirm an appointment, and answer questions about the clinic.",
};
