import type { SpokenEntry } from "../../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../../domain/dialogue/words.ts";

export interface WithSpecialty {
  readonly name: string;
  readonly specialty?: string;
}

/** A specialty as patients ask for it, and the names of those who have it. */
export interface Role extends SpokenEntry {
  readonly people: readonly string[];
}

/** Whoever the caller has been with before. */
export const MY_DOCTOR: SpokenEntry = {
  name: "my doctor",
  spoken: [
    "my doctor",
    "my own doctor",
    "my usual doctor",
    "my regular doctor",
    "my provider",
    "the same doctor",
    "the doctor i saw last time",
  ],
};

/** The specialties of a clinic's people. */
export function rolesOf(people: readonly WithSpecialty[]): readonly Role[] {
  const named = people.flatMap(({ name, specialty }) =>
    specialty === undefined ? [] : [{ name, specialty: wordsOf(specialty).join(" ") }],
  );
  return [...Map.groupBy(named, ({ specialty }) => specialty)].map(([specialty, theirs]) => ({
    name: specialty,
    people: theirs.map(({ name }) => name),
    spoken: spokenForms(specialty),
  }));
}

/** "A dermatologist", "the skin doctor", "a dermatology doctor". */
function spokenForms(specialty: string): readonly string[] {
  const known = CALLED[specialty] ?? [];
  return [...known, `${specialty} doctor`, `${specialty} specialist`, specialty];
}

/** What those of a specialty are called by patients, in lower-case words. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  "family medicine": [
    "family doctor",
    "family physician",
    "primary care doctor",
    "general practitioner",
    "gp",
  ],
  "general medicine": ["general doctor", "general practitioner", "physician", "gp"],
  "internal medicine": ["internist", "internal medicine physician"],
  "primary care": ["primary care doctor", "primary care physician"],
  pediatrics: ["pediatrician", "children's doctor", "kids doctor", "child doctor", "baby doctor"],
  paediatrics: [
    "paediatrician",
    "pediatrician",
    "children's doctor",
    "kids doctor",
    "child doctor",
  ],
  dermatology: ["dermatologist", "skin doctor", "skin specialist"],
  cardiology: ["cardiologist", "heart doctor", "heart specialist"],
  orthopedics: [
    "orthopedist",
    "orthopedic surgeon",
    "orthopedic doctor",
    "bone doctor",
    "joint doctor",
  ],
  orthopaedics: [
    "orthopaedist",
    "orthopaedic surgeon",
    "orthopaedic doctor",
    "bone doctor",
    "joint doctor",
  ],
  gynecology: ["gynecologist", "women's doctor"],
  gynaecology: ["gynaecologist", "women's doctor"],
  obstetrics: ["obstetrician", "pregnancy doctor"],
  ophthalmology: ["ophthalmologist", "eye doctor", "eye specialist"],
  otolaryngology: ["ear nose and throat doctor", "ent doctor", "ent specialist"],
  neurology: ["neurologist", "nerve doctor"],
  psychiatry: ["psychiatrist"],
  psychology: ["psychologist", "therapist", "counselor"],
  physiotherapy: ["physiotherapist", "physical therapist", "physio"],
  "physical therapy": ["physical therapist", "physiotherapist"],
  dentistry: ["dentist"],
  nursing: ["nurse", "nurse practitioner"],
  endocrinology: ["endocrinologist", "diabetes doctor"],
  gastroenterology: ["gastroenterologist", "stomach doctor"],
  urology: ["urologist"],
  rheumatology: ["rheumatologist"],
  oncology: ["oncologist", "cancer doctor"],
  podiatry: ["podiatrist", "foot doctor"],
};
