/**
 * The words of one business in one language, for both directions: what callers say and what it means. It yields the
 * recogniser's grammar (`jsgf.ts`) and the scripted brain's understanding (`understand.ts`), so a service added to the
 * database is heard and understood with no further step.
 */
export interface Phrasebook {
  readonly language: string;
}
