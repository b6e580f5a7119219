import type { Form } from "../../domain/dialogue/script.ts";
import { CALLBACK_FORM, CANCEL_FORM, FAQ_FORM, LOOKUP_FORM } from "../booking/forms.ts";
import { WAITING_FORMS } from "../booking/waiting/forms.ts";

/** What a clinic's tools need to be told, in the order a receptionist would ask. */
export const CLINIC_FORMS: readonly Form[] = [
  {
    intent: "book",
    tool: "book_appointment",
    kind: "task",
    slots: [
      { name: "reason", filling: "service", required: true, inOwnWords: true },
      { name: "been_before", filling: "been-before", required: true },
      { name: "when", filling: "when", required: true, needs: "date-and-time" },
      { name: "provider", filling: "person", required: false },
      { name: "patient_name", filling: "name", required: true },
      { name: "phone", filling: "phone", required: true },
    ],
    freeSlots: {
      tool: "check_availability",
      slots: ["reason", "been_before", "when", "provider"],
      called: { when: "date" },
    },
    picks: { start: "when", provider: "provider" },
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
      { name: "provider", filling: "person", required: false },
      { name: "appointment", filling: "key", required: false },
    ],
    opening: { text: "Sure. What day and time would you like instead?", expects: "date-time" },
    picks: { start: "new_when", provider: "provider", appointment: "appointment" },
  },
  CANCEL_FORM,
  {
    intent: "confirm",
    tool: "confirm_appointment",
    kind: "task",
    slots: [
      { name: "when", filling: "when", required: false },
      { name: "appointment", filling: "key", required: false },
    ],
    picks: { appointment: "appointment" },
  },
  LOOKUP_FORM,
  {
    intent: "is-free",
    tool: "check_availability",
    kind: "question",
    slots: [
      { name: "provider", filling: "person", required: true },
      { name: "date", filling: "when", required: true, needs: "date" },
      { name: "reason", filling: "service", required: false },
    ],
    leadsTo: { intent: "book", invitation: "Would one of those suit you?", choose: true },
    picks: { start: "date", provider: "provider" },
  },
  {
    intent: "free-slots",
    tool: "check_availability",
    kind: "question",
    slots: [
      { name: "reason", filling: "service", required: true, inOwnWords: true },
      { name: "date", filling: "when", required: false },
      { name: "provider", filling: "person", required: false },
    ],
    leadsTo: { intent: "book", invitation: "Would one of those suit you?", choose: true },
    picks: { start: "date", provider: "provider" },
  },
  CALLBACK_FORM,
  FAQ_FORM,
  ...WAITING_FORMS,
];
