import type { Form } from "../../../domain/dialogue/script.ts";

/** What somebody can do who is reminded of an appointment, besides moving and cancelling it as any caller does. */
export const REMINDER_FORMS: readonly Form[] = [
  { intent: "coming", tool: "confirm_coming", kind: "task", slots: [] },
  { intent: "stop-calling", tool: "stop_calling", kind: "question", slots: [] },
  { intent: "wrong-number", tool: "wrong_number", kind: "question", slots: [] },
  { intent: "call-later", tool: "call_later", kind: "question", slots: [] },
];

/** And somebody who is asked how it was. */
export const FOLLOW_UP_FORMS: readonly Form[] = [
  {
    intent: "rating",
    tool: "record_rating",
    kind: "task",
    slots: [{ name: "words", filling: "topic", required: true }],
  },
  { intent: "stop-calling", tool: "stop_calling", kind: "question", slots: [] },
  { intent: "wrong-number", tool: "wrong_number", kind: "question", slots: [] },
];
