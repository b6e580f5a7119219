/** Words that should have been a telephone number. The message is one sentence that says how to write one. */
export class NotANumber extends Error {
  override readonly name = "NotANumber";

  constructor(typed: string) {
    super(`"${typed}" is no telephone number; write it like +91 98401 23456.`);
  }
}
