import type { Form } from "../../../domain/dialogue/script.ts";
import type { Intent } from "../../../domain/dialogue/phrasebook.ts";

/** What the tools of the waiting list need to be told. */
export const WAITING_FORMS: readonly Form[] = [
  {
    intent: "wait",
    tool: "join_waiting_list",
    kind: "task",
    carriesOn: true,
    slots: [
      { name: "service", filling: "service", required: true },
      { name: "when", filling: "when", required: true, needs: "date" },
      { name: "person", filling: "person", required: false },
      { name: "customer_name", filling: "name", required: true },
      { name: "phone", filling: "phone", required: true },
    ],
  },
  { intent: "stop-waiting", tool: "leave_waiting_list", kind: "question", slots: [] },
];

/** How callers ask for it. Few phrasings: each makes every other one a little harder to recognise. */
export const WAITING_INTENTS: readonly Intent[] = [
  {
    name: "stop-waiting",
    phrasings: ["take me off the waiting list"],
    cues: [
      "off ... waiting|wait list",
      "leave|remove|cancel|without ... waiting|wait list",
      "dont|not want|need ... waiting|wait list",
      "stop waiting",
    ],
    weight: 0.2,
  },
  {
    name: "wait",
    phrasings: ["put me on the waiting list", "do you have a waiting list"],
    cues: [
      "waiting|wait list",
      "waitlist",
      "put|add|join ... waiting|wait list",
      "wait for ... place|spot|slot|opening|space|cancellation",
      "let|tell|call|text me|us know|if ... free|opens|cancels|opening|cancellation",
      "if ... someone|somebody|anyone|anybody cancels",
    ],
    weight: 0.3,
  },
];
