import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { Hints } from "../domain/dialogue/hints.ts";
import type { Phrasebook } from "../domain/dialogue/phrasebook.ts";
import type { Flow } from "../domain/dialogue/flow.ts";
import type { Converse } from "../domain/dialogue/scripted-reply.ts";
import type { Script } from "../domain/dialogue/script.ts";
import type { EmergencyRule } from "../domain/dialogue/urgent.ts";
import type { Tool } from "./tool.ts";

/** One business as a call sees it: a snapshot taken when the call begins. */
export interface Desk {
  readonly profile: DeskProfile;
  /** The words of this business in both directions. */
  readonly phrasebook: Phrasebook;
  /** What the scripted brain asks for, in which order and words; absent where `converse` holds the conversation. */
  readonly script?: Script;
  /** Holds the conversation of the scripted brain where filling forms would not do. */
  readonly converse?: Converse;
  /** Which tools each state of the conversation allows; without it, all of them always. */
  readonly flow?: Flow;
  readonly tools: readonly Tool[];
  /** What to do about words that can't wait, whatever brain there is. */
  readonly emergency?: EmergencyRule;
  /** What callers may be told without asking a tool: when it is open, what it offers, the house rules. For a model. */
  readonly briefing: string;
  /** What a recogniser should listen for when the caller was asked this. */
  hints(expectation: Expectation): Hints;
}

/** What a desk is, as plain data. */
export interface DeskProfile {
  readonly id: string;
  readonly trade: string;
  readonly name: string;
  /** IANA time zone of the business. */
  readonly zone: string;
  /** ISO 3166 country, for telephone numbers without a country code. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47; the first is the one it answers in. */
  readonly languages: readonly string[];
  readonly greeting: string;
  readonly voice: string;
  /**
   * Where a caller who wants a person is put through to, E.164; several that are rung in order have a space between. Absent when
   * nobody can take calls.
   */
  readonly transferTo?: string;
}
