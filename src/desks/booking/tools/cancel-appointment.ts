import type { BookingDesk } from "../booking-desk.ts";
import { aboutAppointment } from "./about-appointment.ts";

/** Finds the appointment that is to be cancelled and has it read back. */
export function cancelAppointment(desk: BookingDesk): ReturnType<typeof aboutAppointment> {
  return aboutAppointment(desk, {
    name: "cancel_appointment",
    description:
      "Proposes to cancel one of the caller's appointments; nothing is cancelled until confirm_proposal.",
    kind: "cancel",
    question: "Shall I cancel it?",
  });
}
