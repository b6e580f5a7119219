import type { Intent } from "../../domain/dialogue/phrasebook.ts";

// What people ring for wherever appointments are made; each trade puts it in order among its own.

export const CANCEL_INTENT: Intent = {
  name: "cancel",
  phrasings: [
    "cancel my appointment",
    "i'd like to cancel my appointment",
    "i want to cancel my appointment",
    "can i cancel my appointment",
    "i need to cancel my appointment",
    "please cancel my booking",
    "cancel my {service}",
    "i can't make it",
  ],
  cues: [
    "cancel ... appointment|appointments|booking|bookings|visit|slot|reservation",
    "cancel my|the|our",
    "cancel my|the|our ... {service}",
    "cancel {when}|{service}",
    "to cancel",
    "call off",
    "cant|cannot|wont come|attend|make",
    "cant|cannot make it",
    "not coming|able",
    "wont be able",
    "delete|remove my",
  ],
  weight: 0.5,
};

export const LOOKUP_INTENT: Intent = {
  name: "lookup",
  phrasings: [
    "when is my appointment",
    "what time is my appointment",
    "what appointments do i have",
    "do i have an appointment",
    "check my appointment",
    "what have i booked",
  ],
  cues: [
    "when|whens|what|which ... my|our appointment|appointments|booking|bookings",
    "what|which appointment|appointments|booking|bookings do|did|have i|we have|got|make|made|book",
    "what|which appointment|appointments|booking|bookings have|did i|we got|made|make|book",
    "what|which appointment|appointments|booking|bookings i|we have|got",
    "when|whens|what ... my|our {service}",
    "is|s my appointment|booking",
    "do|have i ... appointment|booking|booked",
    "do i have|got ... an|any|my appointment|booking|appointments|bookings",
    "check|look|find|see|know|confirm|tell|about ... my|our appointment|appointments|booking|bookings",
    "what|when have|did|do i booked|book",
    "have i booked",
    "my appointments|bookings",
    "details of my",
    "when am i|we",
    "when do i come",
  ],
  weight: 0.5,
};

export const IS_FREE_INTENT: Intent = {
  name: "is-free",
  phrasings: ["is {person} (free | available | working) {day}", "when is {person} free"],
  cues: [
    "is|s {person} free|available|in|working|there|on|around",
    "is {person} ... free|available|working",
    "is {person} {when}",
    "does|do {person} work|have",
    "when is|does|can {person}",
    "what|which days|times|time ... {person}",
    "{person} free|available|working|availability",
    "{person} ... slots|openings|opening",
  ],
  weight: 0.5,
};

export const FREE_SLOTS_INTENT: Intent = {
  name: "free-slots",
  phrasings: [
    "(what times do you have | what's free | what do you have free | do you have anything) {day}",
    "when can i come in for a {service}",
    "what times are free for a {service}",
    "do you have anything free for a {service} {day}",
    "when is your next free slot",
    "what is the earliest you can do a {service}",
  ],
  cues: [
    "what|whats|which ... free|available|slots|slot|times|openings|availability|spaces",
    "what|which times|slots|time",
    "when ... free|available|slot|opening|earliest|next|space",
    "do|have|got you|u|we|ya have|got anything|something|slots",
    "do|have you have|got any time|times|space|room ... {when}",
    "do you have ... free|available|slot|slots|opening|openings|availability",
    "do you have {when}",
    "any|free|available|open slots|slot|openings|opening|times|appointments|availability",
    "anything free|available|open|{when}|on|for|after|before|in",
    "is there anything|something|space",
    "is {when} free|available|open|possible|ok|okay",
    "{when} free|available",
    "next|first|earliest|soonest available|free|slot|appointment|opening|time|you|possible",
    "when can|could|should i|you|we ... {service}|come|in|do|get|see|fit",
    "how soon",
    "as soon as",
  ],
  weight: 0.7,
};

/** `people` is what callers call those who are booked: "stylist", "doctor". */
export function moveIntent(people: readonly string[]): Intent {
  return {
    name: "move",
    phrasings: [
      "move my appointment",
      "i'd like to move my appointment",
      "(move | i'd like to move | can i change | i want to change | reschedule) my (appointment | {service}) to {when}",
      "can i change my appointment",
      "i want to reschedule my appointment",
      "i need to reschedule",
      "reschedule my appointment",
      `(change the ${people[0] ?? "person"} to {person} | can {person} do it instead)`,
    ],
    cues: [
      "move|change|reschedule|rearrange|shift|postpone|prepone|push|bring|switch ... appointment|booking|slot|visit|reservation",
      "reschedule",
      "rescheduling",
      "rearrange",
      "postpone",
      "prepone",
      "move|change|shift|push my|the ... {service} ... to",
      "move|shift|push|reschedule my|the ... {service}",
      "to move|shift|reschedule my|the",
      "move|shift|push my|the|it|that",
      `change|switch ... ${people.join("|")} ... {person}`,
      "can|could {person} do it|that",
      "{person} do it|that instead",
      "my appointment to {when}",
      "make|have my appointment ... instead|earlier|later",
      "come ... earlier|later instead",
      "another|different|new time|day ... my appointment",
    ],
    weight: 0.5,
  };
}
