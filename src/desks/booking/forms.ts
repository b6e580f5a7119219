import type { Form } from "../../domain/dialogue/script.ts";

export const CANCEL_FORM: Form = {
  intent: "cancel",
  tool: "cancel_appointment",
  kind: "task",
  slots: [
    { name: "when", filling: "when", required: false },
    { name: "appointment", filling: "key", required: false },
  ],
  picks: { appointment: "appointment" },
};

export const LOOKUP_FORM: Form = {
  intent: "lookup",
  tool: "lookup_appointment",
  kind: "question",
  slots: [],
};

/** When nobody can take the call and the number to ring back is not known. */
export const CALLBACK_FORM: Form = {
  intent: "callback",
  tool: "transfer_to_human",
  kind: "question",
  slots: [{ name: "phone", filling: "phone", required: true }],
};

export const FAQ_FORM: Form = {
  intent: "faq",
  tool: "get_faq",
  kind: "question",
  slots: [{ name: "question", filling: "topic", required: true }],
};
