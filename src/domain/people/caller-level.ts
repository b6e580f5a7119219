/** What shows who is calling: the line's own number, and numbers that a code was sent to and told back from. E.164. */
export interface CallerProof {
  readonly lineNumber?: string;
  readonly verifiedNumbers: readonly string[];
  /** Everybody at these numbers. */
  readonly people: readonly CallerAtNumber[];
}

/** One of the people at a number. */
export interface CallerAtNumber {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  /** Whether the number was ever shown to be theirs, by a call from it, a code or the owner's word. */
  readonly proven: boolean;
}

/**
 * Who is calling, as far as it is shown.
 * - `unknown`: may ask questions, hear what is free and make a new booking.
 * - `recognised`: calls from a number on file, and may hear of and change the appointments at that number.
 * - `verified`: told back a code sent to a number on file; the same for that number.
 */
export interface CallerLevel {
  readonly level: "unknown" | "recognised" | "verified";
  /** The numbers whose appointments are the caller's to hear of, the line's first. */
  readonly numbers: readonly string[];
  /** Who it is, where that is one person; several people who share a number are told apart by their first name. */
  readonly person?: CallerAtNumber;
}

/**
 * Works out who is calling. What was said plays no part in it: a name or a number that somebody speaks proves nothing. Nor does a
 * person whom somebody only said to be at a number hide the one whose number it is.
 */
export function callerLevel({ lineNumber, verifiedNumbers, people }: CallerProof): CallerLevel {
  const line = lineNumber === undefined ? [] : [lineNumber];
  const numbers = [...new Set([...line, ...verifiedNumbers])];
  const here = people.filter(({ phone }) => numbers.includes(phone));
  const isVerified = here.some(({ phone }) => verifiedNumbers.includes(phone));
  const level = isVerified ? "verified" : here.length > 0 ? "recognised" : "unknown";
  const proven = here.filter((one) => one.proven);
  const person = onlyOne(proven.length > 0 ? proven : here);
  return { level, numbers, ...(person !== undefined && { person }) };
}

/** The one person there; a person with two of the numbers is one. */
function onlyOne(people: readonly CallerAtNumber[]): CallerAtNumber | undefined {
  return new Set(people.map(({ id }) => id)).size === 1 ? people[0] : undefined;
}
