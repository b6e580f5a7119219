import type { Intent } from "../../domain/dialogue/phrasebook.ts";
import {
  CANCEL_INTENT,
  FREE_SLOTS_INTENT,
  IS_FREE_INTENT,
  LOOKUP_INTENT,
  moveIntent,
} from "../booking/intents.ts";
import { WAITING_INTENTS } from "../booking/waiting/forms.ts";

/** What patients call those they see. */
export const PROVIDER_WORDS: readonly string[] = ["doctor", "provider"];

/** What people ring a clinic for. Between equally good readings the earlier one wins. */
export const CLINIC_INTENTS: readonly Intent[] = [
  CANCEL_INTENT,
  {
    name: "confirm",
    phrasings: [
      "i'd like to confirm my appointment",
      "i want to confirm my appointment",
      "i'm calling to confirm my appointment",
      "can i confirm my appointment",
      "confirm my appointment",
      "i'll be there for my appointment",
    ],
    cues: [
      "confirm",
      "confirming",
      "confirm ... appointment|appointments|booking|visit|coming|attendance",
      "confirm|confirming ... my|our|the appointment|appointments|booking|visit|{service}",
      "ill|will|we be there ... appointment|visit",
      "im|am still|definitely coming",
      "say|tell|know ... coming|be there",
    ],
    weight: 0.5,
  },
  moveIntent(PROVIDER_WORDS),
  LOOKUP_INTENT,
  IS_FREE_INTENT,
  FREE_SLOTS_INTENT,
  {
    name: "book",
    phrasings: [
      "(i'd like to see | i need to see | can i see | i want to see) {person}",
      "(i'd like to see | i need to see) a doctor",
      "i'd like to make an appointment with {person}",
      "i'm a new patient",
    ],
    cues: [
      "book",
      "booking",
      "appointment",
      "reserve|schedule|reservation",
      "book|make|schedule|fix|get|set|have|need|want|like|arrange ... appointment|booking|slot|visit",
      "book|need|want|like|get|have|do|schedule ... {service}",
      "can|could|may i|we|you ... {service}",
      "^{service}$",
      "^{service} please$",
      "{service} ... {when}",
      "{service} with {person}",
      "^{service}",
      "for|a|an|the|my {service}",
      "have|ive|had|got|having ... {service}",
      "fit|squeeze|get me in",
      "come|be in|seen|over|by",
      "see {person}",
      "see|visit ... {person}",
      "see|visit a|the|my|some|any doctor|provider|nurse|physician",
      "see|visit someone|somebody|anyone|anybody",
      "with {person}",
      "another one|appointment|visit",
      "new patient",
      "^{person}$",
      "^{person} please$",
    ],
    weight: 3,
  },
  ...WAITING_INTENTS,
];
