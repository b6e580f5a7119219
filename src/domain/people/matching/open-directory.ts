import { isSpelling, readLetters, type Spelled, unsure } from "../spelling/read-letters.ts";
import { decide, decideSpelled } from "./decide.ts";
import { isDepartment } from "./department-fit.ts";
import type { DirectoryPerson } from "./directory-person.ts";
import { type HeardName, readHeardName } from "./heard-name.ts";
import { hearName } from "./heard-words.ts";
import type { Candidate, Directory, Match, MatchContext } from "./match.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import { wordsOf } from "./name-words.ts";
import { narrow } from "./narrow.ts";
import { type Fit, rankPeople } from "./rank-people.ts";
import { rankSpelled } from "./rank-spelled.ts";

/** Makes a directory ready for matching, once for each state of it: 5,000 people take about 0.2 s. */
export function openDirectory(people: readonly DirectoryPerson[]): Directory {
  const index = indexNames(people);
  const departments = [...new Set(people.flatMap(({ department }) => department ?? []))];
  const isLikely = ({ department, isSure }: HeardName): boolean =>
    department === undefined ||
    isSure === true ||
    departments.some((one) => isDepartment(department, one));
  return {
    size: people.length,
    match: (heard, context = {}) => {
      const spelled = context.spelled ?? (isSpelling(heard) ? heard : undefined);
      if (spelled !== undefined) {
        const said = spelled === heard ? undefined : heard;
        return best(readSpelled(spelled).map((one) => matchSpelled(index, one, said, context)));
      }
      const readings = readHeardName(heard).filter(isLikely);
      return best(readings.map((reading) => matchHeard(index, reading, context)));
    },
  };
}

/** In a directory of no more people than this, whoever fits is hardly ever there by accident. */
const SMALL = 500;
const MOST_CANDIDATES = 5;

function matchHeard(index: NameIndex, reading: HeardName, context: MatchContext): Match {
  const department = reading.department ?? context.department;
  const asked = department === undefined ? context : { ...context, department };
  const { fits, isNarrowed, isContradicted } = narrow(
    rank(index, reading.name),
    index.people,
    asked,
  );
  const verdict = decide(fits, isNarrowed || index.people.length <= SMALL);
  const status = verdict.status === "found" && isContradicted ? "several" : verdict.status;
  return { ...verdict, status, candidates: candidates(index, fits) };
}

function matchSpelled(
  index: NameIndex,
  { letters, words }: Spelled,
  said: string | undefined,
  context: MatchContext,
): Match {
  const [reading] = readHeardName(said ?? words);
  const heard = reading ? rank(index, reading.name) : [];
  const { fits } = narrow(rankSpelled(letters, heard, index), index.people, context);
  return { ...decideSpelled(fits), candidates: candidates(index, fits) };
}

/** Where letters were asked for and a word came instead, it is what they spell. */
function readSpelled(text: string): readonly Spelled[] {
  const readings = readLetters(text);
  if (readings.some(({ letters }) => letters.length > 0)) return readings;
  return [{ letters: unsure(wordsOf(text).join("")), words: "" }];
}

function rank(index: NameIndex, name: string): readonly Fit[] {
  const heard = hearName(name, index);
  return heard ? rankPeople(heard, index) : [];
}

function best(matches: readonly Match[]): Match {
  const [first] = matches.toSorted(
    (a, b) => (b.candidates[0]?.score ?? 0) - (a.candidates[0]?.score ?? 0),
  );
  return first ?? { status: "none", candidates: [], alike: 0 };
}

function candidates({ people }: NameIndex, fits: readonly Fit[]): readonly Candidate[] {
  return fits.slice(0, MOST_CANDIDATES).flatMap(({ person, score }) => {
    const found = people[person];
    return found ? [candidate(found, score)] : [];
  });
}

function candidate({ id, name, department, site }: DirectoryPerson, score: number): Candidate {
  return {
    id,
    name,
    score: Math.round(score * 1000) / 1000,
    ...(department === undefined ? {} : { department }),
    ...(site === undefined ? {} : { site }),
  };
}
