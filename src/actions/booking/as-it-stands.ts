import type { Appointment } from "../../store/book/appointments.ts";
import type { StandingAppointment } from "./proposed.ts";

/** What a proposal keeps of an appointment that stands, as it is read back. */
export function asItStands(appointment: Appointment): StandingAppointment {
  const { id, services, stylist, location, startMs, endMs, customer } = appointment;
  const isShared = services.some((service) => service.stylist.id !== stylist.id);
  return {
    appointmentId: id,
    serviceIds: services.map((service) => service.id),
    services: services.map((service) => service.name),
    stylistId: stylist.id,
    stylist: stylist.name,
    ...(isShared && {
      stylistIds: services.map((service) => service.stylist.id),
      stylists: services.map((service) => service.stylist.name),
    }),
    ...(location && { location: location.name, zone: location.zone }),
    startMs,
    endMs,
    customerName: customer.name,
  };
}
