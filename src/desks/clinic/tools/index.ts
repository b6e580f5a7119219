import type { Tool } from "../../../ports/tool.ts";
import type { Book } from "../../booking/booking-desk.ts";
import { identityTools } from "../../booking/identity/index.ts";
import { cancelAppointment } from "../../booking/tools/cancel-appointment.ts";
import { confirmProposal } from "../../booking/tools/confirm-proposal.ts";
import { endCall } from "../../booking/tools/end-call.ts";
import { getFaq } from "../../booking/tools/get-faq.ts";
import { lookupAppointment } from "../../booking/tools/lookup-appointment.ts";
import { transferToHuman } from "../../booking/tools/transfer-to-human.ts";
import { waitingTools } from "../../booking/waiting/index.ts";
import { CLINIC_WORDS } from "../clinic-words.ts";
import { bookAppointment } from "./book-appointment.ts";
import { checkAvailability } from "./check-availability.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";

/** Everything a clinic's desk can do for a caller. */
export function clinicTools(book: Book): readonly Tool[] {
  const desk = { ...book, words: CLINIC_WORDS };
  return [
    checkAvailability(desk),
    bookAppointment(desk),
    rescheduleAppointment(desk),
    cancelAppointment(desk),
    confirmAppointment(desk),
    lookupAppointment(desk),
    getFaq(desk),
    ...identityTools(desk),
    ...waitingTools(desk),
    confirmProposal(desk),
    transferToHuman(desk),
    endCall(desk),
  ];
}
