import type { VisitStep } from "../../../../src/channels/browser/visit-step.ts";

/** Everything a kiosk shows of its own accord, in one language. */
export interface KioskWords {
  /** BCP 47, without a country. */
  readonly language: string;
  /** Its name in itself. */
  readonly ownName: string;
  readonly welcome: (business: string) => string;
  readonly introduction: string;
  /** For a language that is shown and not spoken. */
  readonly introductionInWriting: string;
  readonly talk: string;
  readonly touch: string;
  readonly begin: string;
  readonly person: string;
  readonly haveCode: string;
  readonly showCode: string;
  readonly code: string;
  readonly codeUnknown: string;
  readonly back: string;
  readonly startAgain: string;
  readonly type: string;
  readonly hide: string;
  readonly typeAnything: string;
  readonly send: string;
  readonly goOn: string;
  readonly yes: string;
  readonly no: string;
  readonly rightTell: string;
  readonly changeSomething: string;
  readonly noneOfThese: string;
  readonly nothingElse: string;
  readonly hostName: string;
  readonly lastName: string;
  readonly yourName: string;
  readonly yourCompany: string;
  readonly optional: string;
  readonly you: string;
  readonly visiting: string;
  readonly delivery: string;
  readonly forgotten: string;
  readonly leaving: string;
  readonly message: string;
  readonly question: string;
  readonly changeName: string;
  readonly changeCompany: string;
  readonly changeHost: string;
  /** What a choice says, where it is one of those every lobby has. */
  readonly choices: Readonly<Record<string, string>>;
  readonly waitingFor: (time: string) => string;
  readonly nextStep: string;
  readonly badge: Readonly<Record<"printing" | "printed" | "failed", string>>;
  readonly accept: string;
  readonly nextVisitor: string;
  readonly stillThere: string;
  readonly stay: string;
  readonly done: string;
  readonly goodbye: string;
  readonly noConnection: string;
  readonly usePhoneOr: (frontDesk: string) => string;
  readonly comesBack: string;
  readonly noLobby: string;
  readonly microphone: Readonly<Record<"on" | "off" | "hold" | "holdNow" | "none", string>>;
  readonly connecting: string;
  readonly languages: string;
  /**
   * What a step asks, for a language that isn't spoken; undefined where only the receptionist's own words, `said`, tell what a yes
   * would mean.
   */
  readonly prompt?: (step: VisitStep, said: string) => string | undefined;
}
