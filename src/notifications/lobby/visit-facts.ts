import type { Purpose } from "../../domain/visits/purpose.ts";

/** A visit as whoever is told of it may know it. */
export interface VisitFacts {
  readonly business: {
    readonly name: string;
    /** IANA. */
    readonly zone: string;
    /** BCP 47: how times are written; the words are English. */
    readonly language: string;
  };
  /** As the visitor said it; absent where nobody asked. */
  readonly visitor?: string;
  readonly company?: string;
  /** `message`: they only left words, which are in `about`. */
  readonly purpose: Purpose | "message";
  /** What they come for in their own words. */
  readonly about?: string;
  readonly partySize: number;
  /** Whom it is for; absent: nobody in particular, so the front desk. */
  readonly host?: Person;
  /** Where the visitor is, when the business has several places. */
  readonly place?: string;
  /** A person is to look at them before they go in. */
  readonly isReviewed: boolean;
  /** The host has answered that they expect nobody. */
  readonly isUnexpected: boolean;
  /** As it is said: "the security desk". */
  readonly frontDesk: string;
  /** As it is said: "on the shelf by the door". */
  readonly deliveriesTo: string;
}

/** Somebody who works there. */
export interface Person {
  readonly name: string;
  readonly givenName: string;
}

/** Who is told of a visit. */
export type Audience = "host" | "alternate" | "front-desk";
