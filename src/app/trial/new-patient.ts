import type { CallerScript } from "./caller-script.ts";

/** What is asked, and what somebody answers who comes for a physical and has never been here; the first that fits counts. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: string])[] = [
  [/anything else/iu, "no thank you"],
  [/shall i book it/iu, "yes please"],
  [/been to us before/iu, "no"],
  [/number you're calling from/iu, "yes"],
  [/spell/iu, "david d a v i d"],
  [/name/iu, "my name is David"],
  [/which (?:would|time|one)|would that suit|one of those/iu, "the first one"],
  [/visit for/iu, "a physical"],
  [/what (?:other )?day/iu, "tomorrow morning"],
  [/what time/iu, "ten"],
];

/** Somebody who says this often that they didn't understand hangs up. */
const MOST_QUESTIONS = 3;

/** A new patient who wants a physical, with whoever is free. */
export class NewPatient implements CallerScript {
  #hasBegun = false;
  #questions = 0;

  next(heard: string): string | undefined {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return "I'd like a physical with a family doctor tomorrow at ten";
    }
    if (/goodbye/iu.test(heard)) return undefined;
    const answer = ANSWERS.find(([asked]) => asked.test(heard))?.[1];
    if (answer !== undefined) return answer;
    this.#questions += 1;
    return this.#questions > MOST_QUESTIONS ? undefined : "sorry what did you say";
  }
}
