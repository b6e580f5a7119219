import type { BookingDesk } from "../../booking/booking-desk.ts";
import { aboutAppointment } from "../../booking/tools/about-appointment.ts";

/** Finds the appointment to which the patient says they will come and has it read back. */
export function confirmAppointment(desk: BookingDesk): ReturnType<typeof aboutAppointment> {
  return aboutAppointment(desk, {
    name: "confirm_appointment",
    description:
      "Proposes to note that the patient will come to one of their appointments; nothing is noted until confirm_proposal.",
    kind: "confirm",
    question: "Will you be there?",
  });
}
