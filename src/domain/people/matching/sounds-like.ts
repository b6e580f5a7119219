import { hearName } from "./heard-words.ts";
import { indexNames } from "./name-index.ts";
import { rankPeople } from "./rank-people.ts";

/**
 * How alike two names sound and look, 0 to 1, whichever way round, with nicknames, swapped and missing parts: for lists of people who must
 * not pass unseen. From 0.7 on a person should look: of 10,000 pairs of a directory's people, three are that alike. A bare given name against a
 * whole name is 0.65.
 */
export function soundsLike(one: string, other: string): number {
  return Math.max(oneWay(one, other), oneWay(other, one));
}

function oneWay(heard: string, meant: string): number {
  const index = indexNames([{ id: "", name: meant }]);
  const said = hearName(heard, index);
  return (said && rankPeople(said, index)[0]?.score) ?? 0;
}
