import type { Tool } from "../../../ports/tool.ts";
import { SALON_WORDS } from "../salon-words.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "../../booking/tools/cancel-appointment.ts";
import { checkAvailability } from "./check-availability.ts";
import { confirmProposal } from "../../booking/tools/confirm-proposal.ts";
import { endCall } from "../../booking/tools/end-call.ts";
import { getAvailableSlots } from "./get-available-slots.ts";
import { getFaq } from "../../booking/tools/get-faq.ts";
import { getServiceInfo } from "./get-service-info.ts";
import { listServices } from "./list-services.ts";
import { lookupAppointmentByPhone } from "../../booking/tools/lookup-appointment-by-phone.ts";
import { lookupAppointment } from "../../booking/tools/lookup-appointment.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";
import type { Book } from "../../booking/booking-desk.ts";
import { identityTools } from "../../booking/identity/index.ts";
import { transferToHuman } from "../../booking/tools/transfer-to-human.ts";
import { waitingTools } from "../../booking/waiting/index.ts";

/** Everything a salon's desk can do for a caller. */
export function salonTools(book: Book): readonly Tool[] {
  const desk = { ...book, words: SALON_WORDS };
  return [
    listServices(desk),
    getServiceInfo(desk),
    getFaq(desk),
    checkAvailability(desk),
    getAvailableSlots(desk),
    bookAppointment(desk),
    lookupAppointment(desk),
    lookupAppointmentByPhone(desk),
    cancelAppointment(desk),
    rescheduleAppointment(desk),
    ...identityTools(desk),
    ...waitingTools(desk),
    confirmProposal(desk),
    transferToHuman(desk),
    endCall(desk),
  ];
}
