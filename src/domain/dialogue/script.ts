import type { Expectation, ExpectationKind } from "./expectation.ts";

/**
 * What the scripted brain asks for to get a caller's business done, in which order and in which words: a desk's data.
 * The way of filling forms is VoiceXML's (W3C VoiceXML 2.0, 2.1.6, the form interpretation algorithm): take whatever slots
 * an utterance fills, ask for the first one missing, then act.
 */
export interface Script {
  /** BCP 47. */
  readonly language: string;
  readonly forms: readonly Form[];
  /** The form that a caller means who only names a service or a time ("haircut please"). */
  readonly usualForm: string;
  /** What to ask for again when a tool refuses for this reason: the kind of slot that was wrong. */
  readonly refusals: Readonly<Record<string, Filling>>;
  /** Refusals that leave a caller nowhere to go: a person is offered. */
  readonly deadEnds: readonly string[];
  readonly tools: {
    /** Commits what was read back and agreed to: `{ proposal }`. */
    readonly confirm: string;
    readonly transfer: string;
    readonly endCall: string;
  };
  readonly sentences: Sentences;
  /** How a caller shows that an appointment under another number is theirs; absent where no code can be sent. */
  readonly proof?: Proof;
  /** The intent of the form that puts a caller on the waiting list, when what they want is taken. */
  readonly waiting?: string;
  /** Where we ring somebody: what is asked of them at once. Without it the caller is the one who wants something. */
  readonly opening?: Opening;
}

/** A code is texted to the number that an appointment is said to be under, and told back. */
export interface Proof {
  /** Refusals of a caller who may be right all the same, under another number. */
  readonly reasons: readonly string[];
  /** The tool that sends it: `{ phone }`. */
  readonly sendCode: string;
  /** The tool that takes it: `{ code }`. */
  readonly checkCode: string;
  readonly codeDigits: number;
}

/** The first words of a call that we make, and how a plain answer to their question is read. */
export interface Opening {
  /** Who is calling, for whom and why; said again to whoever missed it. */
  readonly text: string;
  /** The last sentence of `text`. A yes counts only from somebody who heard it. */
  readonly question: string;
  readonly expects: Expectation;
  /** The intent that a plain yes has. */
  readonly yes?: string;
  /** Asked after a plain no. */
  readonly no?: { readonly text: string; readonly expects: Expectation };
  /** The intent that a plain no has, instead. */
  readonly refuses?: string;
  /** The intent of a form that takes a rating from 1 to 5, in the caller's own words, as its first slot. */
  readonly rating?: string;
}

/** What one tool needs to be told by the caller. */
export interface Form {
  /** The intent of the phrasebook that opens it. */
  readonly intent: string;
  readonly tool: string;
  /** A task ends in something written; a question is answered and then the task it interrupted goes on. */
  readonly kind: "task" | "question";
  /** In the order they are asked for. */
  readonly slots: readonly Slot[];
  /** Asked instead of the first question when the caller has given nothing yet. */
  readonly opening?: Prompt;
  /** What the task that it follows knows is kept: the service and day that are taken are what is waited for. */
  readonly carriesOn?: boolean;
  /** The read tool that says what is free, asked before the caller is troubled for who they are. */
  readonly freeSlots?: {
    readonly tool: string;
    readonly slots: readonly string[];
    /** What that tool calls a slot, where it is another name. */
    readonly called?: Readonly<Record<string, string>>;
  };
  /**
   * The task that an answer invites, and the question that invites it; what both need to know is shared. With `choose`,
   * the free times in the answer are offered to choose from.
   */
  readonly leadsTo?: {
    readonly intent: string;
    readonly invitation: string;
    readonly choose?: boolean;
  };
  /**
   * Where what the caller picked from a tool's `alternatives` goes: a field of the alternative -> a slot. A key (which appointment)
   * goes alone, because its time is the old one.
   */
  readonly picks?: Readonly<Record<string, string>>;
}

/** What can fill a slot: who is calling, what they want, with whom, when. */
export type Filling =
  | "service"
  | "person"
  | "when"
  /** Whether they have been here before: `yes` or `no`. */
  | "been-before"
  | "name"
  | "phone"
  | "topic"
  | "key";

export interface Slot {
  /** The tool's input it becomes. */
  readonly name: string;
  readonly filling: Filling;
  /** Without it the tool cannot be called. */
  readonly required: boolean;
  /** Words after which the value stands, when there may be two ("from Tuesday to Friday"). */
  readonly after?: readonly string[];
  /** What stands for it when the caller keeps what is booked ("same time"), or only changes who does it. */
  readonly unchanged?: string;
  /** What the caller answers goes to the tool as they said it, where it names nothing that is listed. */
  readonly inOwnWords?: true;
  /** Where a bare time will not do. */
  readonly needs?: "date" | "date-and-time";
}

interface Prompt {
  readonly text: string;
  readonly expects: ExpectationKind;
}

/** Everything the scripted brain says of its own. `{}` takes the value that is named beside it. */
export interface Sentences {
  readonly ask: Readonly<Record<Filling, string>>;
  /** Asked of a caller who said with whom not; `{}`: who else there is, "Arjun or Meena". */
  readonly whomInstead: string;
  /** Said to a caller who wants several visits at once. */
  readonly oneAtATime: string;
  /** Asked the second time, when the first answer held no name. */
  readonly askNameAgain: string;
  readonly askDate: string;
  readonly askTime: string;
  /** `{}`: the last four digits. */
  readonly offerNumber: string;
  readonly askAnotherNumber: string;
  readonly restOfNumber: string;
  readonly numberTooLong: string;
  readonly askSpelling: string;
  /** Asked when a name was heard that may well be another. */
  readonly nameUncertain: string;
  /** Asked when the caller says that the name read back is not theirs. */
  readonly nameWasWrong: string;
  /** Said before the read-back when even spelling gave a wrong name. */
  readonly nameLeftOut: string;
  /** The name of a caller whose name could not be understood; `{}`: the last four digits. */
  readonly namelessCaller: string;
  /** `{}`: the two dates, "Friday the 21st or Friday the 28th". */
  readonly whichWeek: string;
  readonly morningOrEvening: string;
  readonly dayParts: { readonly morning: string; readonly evening: string };
  readonly past: string;
  readonly impossibleDate: string;
  readonly whichDate: string;
  /** When the caller's own number is withheld and they want it used. */
  readonly numberWithheld: string;
  /** After a single free time was found. */
  readonly suitsYou: string;
  readonly whatToChange: string;
  readonly abandoned: string;
  readonly somethingElse: string;
  readonly howCanIHelp: string;
  readonly hello: string;
  readonly startOver: string;
  readonly anythingElse: string;
  readonly welcome: string;
  readonly takeYourTime: string;
  readonly whichOne: string;
  readonly honest: string;
  /** What this desk can do, in one sentence. */
  readonly help: string;
  readonly cannot: string;
  /** Asked where only a person can help on. */
  readonly offerPerson: string;
  /** Asked of a caller whose appointment is not under the number they call from. */
  readonly offerCode: string;
  /** When fewer or more digits than a code has were heard. */
  readonly codeAgain: string;
  /** Said to a caller whom nothing offered suits, where there is a waiting list. */
  readonly somethingElseOrWait: string;
  /** When a tool failed without a word of its own. */
  readonly sorry: string;
}
