import type { Tool } from "../../../ports/tool.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { checkAvailability } from "./check-availability.ts";
import { confirmProposal } from "./confirm-proposal.ts";
import { endCall } from "./end-call.ts";
import { getAvailableSlots } from "./get-available-slots.ts";
import { getFaq } from "./get-faq.ts";
import { getServiceInfo } from "./get-service-info.ts";
import { listServices } from "./list-services.ts";
import { lookupAppointmentByPhone } from "./lookup-appointment-by-phone.ts";
import { lookupAppointment } from "./lookup-appointment.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";
import type { Salon } from "./salon.ts";
import { transferToHuman } from "./transfer-to-human.ts";

/** Everything a salon's desk can do for a caller. */
export function salonTools(salon: Salon): readonly Tool[] {
  return [
    listServices(salon),
    getServiceInfo(salon),
    getFaq(salon),
    checkAvailability(salon),
    getAvailableSlots(salon),
    bookAppointment(salon),
    lookupAppointment(salon),
    lookupAppointmentByPhone(salon),
    cancelAppointment(salon),
    rescheduleAppointment(salon),
    confirmProposal(salon),
    transferToHuman(salon),
    endCall(salon),
  ];
}
