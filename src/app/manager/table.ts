import type { Json } from "../../base/json.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";

/** What was written for the fields of one row; a field that is absent stays as it is, an empty one is cleared. */
export type Words = Readonly<Record<string, string>>;

/** One field that an owner fills in: an option of the command, a column of the file, a question of the menu. */
export interface Field {
  /** With hyphens: `buffer-before`. */
  readonly name: string;
  /** What to write there: `name callers use`. */
  readonly what: string;
  readonly example: string;
  readonly required?: boolean;
  /** It can be given, but files are written without it: it is no part of the row, or another table has it. */
  readonly notExported?: boolean;
  /** One of these words. */
  readonly choices?: readonly string[];
}

/** Of what says that somebody, or the whole desk, won't be there. */
export const CANCEL_APPOINTMENTS: Field = {
  name: "cancel-appointments",
  notExported: true,
  what: "whether what is booked then is cancelled, yes or no",
  example: "no",
  choices: ["yes", "no"],
};

/** One row, in the words it could be written with. */
export interface Entry {
  /** Names the row in commands; short within its desk. */
  readonly id: string;
  /** What a person would call it. */
  readonly name: string;
  /** More words by which it is found. */
  readonly alsoFoundBy?: readonly string[];
  readonly words: Words;
  /** For other programs. */
  readonly data: Json;
  /** No longer offered, no longer here, over: kept for the book's sake. */
  readonly past?: boolean;
}

/** What a change came to. */
export interface Outcome {
  readonly id: string;
  readonly notes: readonly string[];
}

/** What an owner can list, add, change and remove. Each of these throws `Refused` for what can't be done. */
export interface Table {
  /** As in commands: `services`. */
  readonly name: string;
  /** One of them: `service`. */
  readonly one: string;
  readonly fields: readonly Field[];
  /** The fields that lists show, in order. */
  readonly shown: readonly string[];
  /** The fields that tell one row from another where a file has no ids. */
  readonly key: readonly string[];
  list(context: ManageContext): Promise<readonly Entry[]>;
  add(context: ManageContext, words: Words & { readonly id?: string }): Promise<Outcome>;
  change(context: ManageContext, id: string, words: Words): Promise<Outcome>;
  remove(context: ManageContext, id: string): Promise<Outcome>;
}
