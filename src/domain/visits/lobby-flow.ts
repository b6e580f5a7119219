import type { Flow } from "../dialogue/flow.ts";

/** Where a visitor is on their way through the lobby. */
export const LOBBY_STATES = [
  "greeting",
  "identify-host",
  "disambiguate",
  "confirm-host",
  "collect-visitor",
  "notify-host",
  "wait",
  "complete",
  "transfer",
  "error",
] as const;

export type LobbyState = (typeof LOBBY_STATES)[number];

/** Whatever else there is to do, visitors may ask something, leave, or want a person. */
const ALWAYS = ["get_faq", "transfer_to_human", "end_call"] as const;

/** What leads to somebody to be told, or takes it up again. */
const FINDING = ["lookup_employee", "search_meetings", "check_out"] as const;

/** What is said to, or on behalf of, somebody who was found. */
const TELLING = ["notify_host", "take_message"] as const;

/**
 * A visitor's way: found, told apart, confirmed, introduced, announced, waiting, done. Nobody is announced before a host was found,
 * since that takes a handle that only `lookup_employee` and `search_meetings` give out; nothing is written before a read-back.
 */
export const LOBBY_FLOW: Flow & {
  readonly tools: Readonly<Record<LobbyState, readonly string[]>>;
} = {
  start: "greeting",
  waiting: ["wait"],
  tools: {
    // Couriers bring what is for nobody in particular: that is announced to the front desk without a search.
    greeting: [...FINDING, "notify_host", "confirm_proposal", ...ALWAYS],
    "identify-host": [...FINDING, "notify_host", "confirm_proposal", ...ALWAYS],
    disambiguate: [...FINDING, "notify_host", ...ALWAYS],
    "confirm-host": [...FINDING, ...TELLING, ...ALWAYS],
    "collect-visitor": [...FINDING, ...TELLING, ...ALWAYS],
    "notify-host": [...FINDING, ...TELLING, "confirm_proposal", ...ALWAYS],
    wait: [...FINDING, ...TELLING, "confirm_proposal", "print_badge", ...ALWAYS],
    complete: [...FINDING, ...TELLING, "confirm_proposal", "print_badge", ...ALWAYS],
    // Too many names were tried, or the host expects nobody: from here on a person takes over.
    transfer: [...ALWAYS],
    error: [...FINDING, ...TELLING, "confirm_proposal", "print_badge", ...ALWAYS],
  },
  transitions: [
    { from: "*", on: "lookup_employee:too-many", to: "transfer" },
    { from: "*", on: "search_meetings:too-many", to: "transfer" },
    { from: "*", on: "lookup_employee:found", to: "confirm-host" },
    { from: "*", on: "lookup_employee:gone", to: "confirm-host" },
    { from: "*", on: "lookup_employee:away", to: "confirm-host" },
    { from: "*", on: "lookup_employee:several", to: "disambiguate" },
    { from: "*", on: "lookup_employee:none", to: "identify-host" },
    { from: "*", on: "search_meetings:found", to: "confirm-host" },
    { from: "*", on: "search_meetings:several", to: "identify-host" },
    { from: "*", on: "search_meetings:none", to: "identify-host" },
    { from: "*", on: "notify_host:refused/unknown-host", to: "identify-host" },
    { from: "*", on: "notify_host:refused/need-visitor", to: "collect-visitor" },
    { from: "*", on: "notify_host:proposed", to: "notify-host" },
    { from: "*", on: "take_message:proposed", to: "notify-host" },
    { from: "*", on: "check_out:proposed", to: "notify-host" },
    { from: "*", on: "confirm_proposal:announced", to: "wait" },
    { from: "*", on: "confirm_proposal:review", to: "wait" },
    { from: "*", on: "confirm_proposal:delivered", to: "complete" },
    { from: "*", on: "confirm_proposal:message-taken", to: "complete" },
    { from: "*", on: "confirm_proposal:checked-out", to: "complete" },
    // A proposal that nobody knows any more is made again.
    { from: "*", on: "confirm_proposal:refused/unknown-proposal", to: "collect-visitor" },
    { from: "*", on: "confirm_proposal:refused/unknown-host", to: "identify-host" },
    { from: "wait", on: "news:on-my-way", to: "complete" },
    { from: "wait", on: "news:colleague", to: "complete" },
    { from: "wait", on: "news:not-expected", to: "transfer" },
    ...[
      "lookup_employee",
      "search_meetings",
      "notify_host",
      "take_message",
      "check_out",
      "confirm_proposal",
      "print_badge",
    ].map((tool) => ({ from: "*", on: `${tool}:refused/failed`, to: "error" })),
  ],
};
