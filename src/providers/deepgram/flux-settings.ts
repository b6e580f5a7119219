import { isDeepStrictEqual } from "node:util";
import type { Hints } from "../../domain/dialogue/hints.ts";
import { fluxThresholds, type FluxThresholds } from "./flux-thresholds.ts";
import { keyTermsWithinBudget } from "./key-terms.ts";

interface Settings {
  readonly thresholds: FluxThresholds;
  readonly keyTerms: readonly string[];
}

/** Flux's `Configure` with what has changed; what is left out stays as it is. */
export interface FluxConfigure {
  readonly type: "Configure";
  readonly thresholds?: FluxThresholds;
  readonly keyterms?: readonly string[];
}

/** What Flux was told to listen for. It takes one change at a time, so the next waits for the answer to the one before. */
export class FluxSettings {
  #told: Settings;
  #wanted: Settings;
  #keyTermsOfHints: readonly string[];
  #isWaiting = false;

  constructor(hints: Hints) {
    this.#keyTermsOfHints = hints.keyTerms;
    this.#wanted = {
      thresholds: fluxThresholds(hints.pauseMs),
      keyTerms: keyTermsWithinBudget(hints.keyTerms),
    };
    this.#told = this.#wanted;
  }

  /** What to send now that these are the hints, if anything. */
  want(hints: Hints): FluxConfigure | undefined {
    // The same list comes with every question of a desk.
    const keyTerms =
      hints.keyTerms === this.#keyTermsOfHints
        ? this.#wanted.keyTerms
        : keyTermsWithinBudget(hints.keyTerms);
    this.#keyTermsOfHints = hints.keyTerms;
    this.#wanted = { thresholds: fluxThresholds(hints.pauseMs), keyTerms };
    return this.#next();
  }

  /** Flux answered the last change, whichever way: what to send now, if anything. */
  answered(): FluxConfigure | undefined {
    this.#isWaiting = false;
    return this.#next();
  }

  /** Another connection was opened, which knows what the first was opened with: what to send now, if anything. */
  startOver(first: Hints): FluxConfigure | undefined {
    const fresh = new FluxSettings(first);
    this.#told = fresh.#told;
    this.#isWaiting = false;
    return this.#next();
  }

  #next(): FluxConfigure | undefined {
    if (this.#isWaiting) return undefined;
    const { thresholds, keyTerms } = this.#wanted;
    const sameThresholds = isDeepStrictEqual(thresholds, this.#told.thresholds);
    const sameTerms = isDeepStrictEqual(keyTerms, this.#told.keyTerms);
    if (sameThresholds && sameTerms) return undefined;
    this.#told = this.#wanted;
    this.#isWaiting = true;
    return {
      type: "Configure",
      ...(!sameThresholds && { thresholds }),
      ...(!sameTerms && { keyterms: keyTerms }),
    };
  }
}
