import type { UsualCues } from "../booking/faq-topic.ts";

/** Telltale words by the FAQ's id, for the questions that most clinics answer. */
export const CLINIC_QUESTIONS: UsualCues = {
  hours: [
    "opening hours|times|time",
    "your|office|clinic hours",
    "what|which ... hours",
    "when|what|how ... open|close|shut|closing|opening",
    "how late ... open",
    "are|r|is you|u|it|clinic|office open|closed",
    "you open on|today|tomorrow|till|until|now|late",
  ],
  location: [
    "where are|r you|u",
    "where is|s ... clinic|office|practice",
    "wheres ... clinic|office|practice",
    "your|the|exact address|location",
    "address",
    "directions",
    "how ... get|reach|find there|you|to",
  ],
  parking: ["parking", "can|could|to|i|we|my park", "where ... park", "car park"],
  insurance: [
    "insurance",
    "insured",
    "medicare|medicaid",
    "take|accept ... insurance|plan|plans|medicare|medicaid",
    "in network",
    "covered by",
  ],
  cost: [
    "how much",
    "cost|costs|price|prices|fee|fees|charge|charges ... visit|appointment|consultation|see",
    "what|whats ... cost|price|fee|charge|copay",
    "what|how ... you charge",
    "how much ... {service}",
    "what|whats ... cost|price|fee|charge ... {service}",
    "does|do ... {service} cost",
    "pay|payment|payments",
    "self pay",
    "without insurance",
  ],
  refills: [
    "refill|refills",
    "prescription|prescriptions",
    "more ... medication|medicine|pills|tablets",
    "renew ... prescription|medication",
  ],
  results: ["results|result", "lab|blood|test|tests|scan ... results|back|ready"],
  bring: ["what ... bring", "bring ... with me", "do i need ... bring|card|id"],
  providers: [
    "who|which ... your|the doctors|providers|physicians",
    "who|which ... doctors|providers|physicians ... have|there|work",
    "who works|is there",
  ],
  "new-patients": [
    "taking|accepting|accept|take new patients",
    "do ... take|accept|see new patients",
  ],
  cancelling: [
    "cancellation fee|charge|charges|policy",
    "fee|charge|charges|policy|penalty ... cancel|cancelling|canceling|cancellation|missing|missed",
    "cancel|cancelling|canceling|miss ... fee|charge|charges|policy|penalty",
    "if im|i late|running",
    "running late",
  ],
};
