import type { Form } from "../../domain/dialogue/script.ts";
import { CALLBACK_FORM, CANCEL_FORM, FAQ_FORM, LOOKUP_FORM } from "../booking/forms.ts";
import { WAITING_FORMS } from "../booking/waiting/forms.ts";

/** What a salon's tools need to be told, in the order a receptionist would ask. */
export const SALON_FORMS: readonly Form[] = [
  {
    intent: "book",
    tool: "book_appointment",
    kind: "task",
    slots: [
      { name: "service", filling: "service", required: true },
      { name: "when", filling: "when", required: true, needs: "date-and-time" },
      { name: "stylist", filling: "person", required: false },
      { name: "customer_name", filling: "name", required: true },
      { name: "phone", filling: "phone", required: true },
    ],
    freeSlots: { tool: "get_available_slots", slots: ["service", "when", "stylist"] },
    picks: { start: "when", stylist: "stylist" },
  },
  {
    intent: "move",
    tool: "reschedule_appointment",
    kind: "task",
    slots: [
      {
        name: "new_when",
        filling: "when",
        required: true,
        after: ["to", "until", "till"],
        unchanged: "same time",
      },
      { name: "stylist", filling: "person", required: false },
      { name: "appointment", filling: "key", required: false },
    ],
    opening: { text: "Sure. What day and time would you like instead?", expects: "date-time" },
    picks: { start: "new_when", stylist: "stylist", appointment: "appointment" },
  },
  CANCEL_FORM,
  LOOKUP_FORM,
  {
    intent: "is-free",
    tool: "check_availability",
    kind: "question",
    slots: [
      { name: "stylist", filling: "person", required: true },
      { name: "date", filling: "when", required: true, needs: "date" },
      { name: "service", filling: "service", required: false },
    ],
    leadsTo: { intent: "book", invitation: "Shall I book you in?" },
  },
  {
    intent: "price",
    tool: "get_service_info",
    kind: "question",
    slots: [
      { name: "service", filling: "service", required: true },
      { name: "stylist", filling: "person", required: false },
    ],
    leadsTo: { intent: "book", invitation: "Would you like to book it?" },
  },
  {
    intent: "list-services",
    tool: "list_services",
    kind: "question",
    slots: [],
    leadsTo: { intent: "book", invitation: "Would you like to book one?" },
  },
  {
    intent: "free-slots",
    tool: "get_available_slots",
    kind: "question",
    slots: [
      { name: "service", filling: "service", required: true },
      { name: "when", filling: "when", required: false },
      { name: "stylist", filling: "person", required: false },
    ],
    leadsTo: { intent: "book", invitation: "Would one of those suit you?", choose: true },
    picks: { start: "when", stylist: "stylist" },
  },
  CALLBACK_FORM,
  FAQ_FORM,
  ...WAITING_FORMS,
];
