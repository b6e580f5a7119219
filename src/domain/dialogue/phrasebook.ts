/**
 * The words of one business in one language, for both directions: what callers say and what it means. It yields the
 * recogniser's grammar (`jsgf.ts`) and the scripted brain's understanding (`understand.ts`), so a service added to the
 * database is heard and understood with no further step.
 */
export interface Phrasebook {
  /** BCP 47. */
  readonly language: string;
  /** ISO 3166 country, for the shape of telephone numbers. */
  readonly country: string;
  /** When the business opens and closes (`HH:MM`, widest over the week): decides what a bare "at three" means. */
  readonly opening?: { readonly from: string; readonly to: string };
  /** What callers come for, the most particular first: between equally good readings the earlier one wins. */
  readonly intents: readonly Intent[];
  /** What can be booked. */
  readonly services: readonly SpokenEntry[];
  /** Who it can be booked with. */
  readonly people: readonly SpokenEntry[];
  /** What several people are, or somebody is to the caller, said instead of a name: "a family doctor", "my doctor". */
  readonly roles?: readonly SpokenEntry[];
  /** What callers call those it can be booked with, where they name nobody: "change the stylist". */
  readonly personCalled?: readonly string[];
  /** Words that can't wait, listened for whatever was asked. */
  readonly urgent?: readonly string[];
  /** Questions the business has an answer to. */
  readonly topics: readonly Topic[];
  /** Callers' names to listen for, lower case. */
  readonly names: { readonly given: readonly string[]; readonly surnames: readonly string[] };
}

/** One thing a caller may want, and how they put it. */
export interface Intent {
  readonly name: string;
  /**
   * Whole sentences in lower-case words for the recogniser. `{service}`, `{person}`, `{when}` and `{day}` stand for the
   * spoken forms of each, `(a | b)` for either, `[...]` for what may be left out. Booking needs none: the grammar has
   * its own sentences for it. Each `{when}` is costly, because the recogniser copies it.
   */
  readonly phrasings: readonly string[];
  /** Telltale words, as `cue.ts` reads them; more words matched is a better reading. */
  readonly cues: readonly string[];
  /** How likely callers are to come for this, 1 unless told: the recogniser leans this way. */
  readonly weight?: number;
}

/** Something with a name, and the words people use for it (lower case, the name's own words among them). */
export interface SpokenEntry {
  readonly name: string;
  readonly spoken: readonly string[];
}

/** A question with an answer in the book. */
export interface Topic {
  /** The question as it is put to the desk. */
  readonly question: string;
  readonly phrasings: readonly string[];
  readonly cues: readonly string[];
}
