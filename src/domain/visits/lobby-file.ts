import type { LobbyRules } from "./lobby-rules.ts";
import type { Purpose } from "./purpose.ts";

/** The lobby part of a desk file, checked and normalised: who works there and what visitors accept. */
export interface LobbyFile {
  readonly rules: LobbyRules;
  readonly departments: readonly DepartmentInFile[];
  readonly employees: readonly EmployeeInFile[];
  readonly documents: readonly DocumentInFile[];
}

/** A part of the business and who steps in for the people in it. Ids are those of the file. */
export interface DepartmentInFile {
  readonly id: string;
  readonly name: string;
  readonly alternate?: string;
}

/** Somebody who can be visited. */
export interface EmployeeInFile {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly aliases: readonly string[];
  readonly title?: string;
  readonly department?: string;
  readonly location?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly alternate?: string;
  /** Set for somebody who no longer works there: whom to see instead, if anybody. */
  readonly left?: { readonly seeInstead?: string };
  /** Away until this day, `YYYY-MM-DD`, included. */
  readonly awayUntil?: string;
}

/** A text that visitors accept before they come in. */
export interface DocumentInFile {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Those who must; empty: everybody. */
  readonly purposes: readonly Purpose[];
}
