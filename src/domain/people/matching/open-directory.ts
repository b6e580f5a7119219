import { decide } from "./decide.ts";
import { isDepartment } from "./department-fit.ts";
import type { DirectoryPerson } from "./directory-person.ts";
import { hearName } from "./heard-words.ts";
import { type HeardName, readHeardName } from "./heard-name.ts";
import type { Candidate, Directory, Match, MatchContext } from "./match.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import { narrow } from "./narrow.ts";
import { type Fit, rankPeople } from "./rank-people.ts";

/** Makes a directory ready for matching: about 1 ms for every 20 people, once. */
export function openDirectory(people: readonly DirectoryPerson[]): Directory {
  const index = indexNames(people);
  const departments = [...new Set(people.flatMap(({ department }) => department ?? []))];
  return {
    size: people.length,
    match: (heard, context = {}) => {
      const readings = readHeardName(heard).filter(
        ({ department: said }) =>
          said === undefined || departments.some((one) => isDepartment(said, one)),
      );
      const answers = readings.map((reading) => answer(index, reading, context));
      return (
        answers.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0] ?? {
          status: "none",
          candidates: [],
          alike: 0,
        }
      );
    },
  };
}

/** In a directory of no more people than this, the one who fits is hardly ever there by accident. */
const SMALL = 500;
const MOST_CANDIDATES = 5;

function answer(index: NameIndex, reading: HeardName, context: MatchContext): Match {
  const heard = hearName(reading.name, index);
  const fits = heard ? rankPeople(heard, index) : [];
  const department = reading.department ?? context.department;
  const narrowed = narrow(fits, index.people, {
    ...context,
    ...(department === undefined ? {} : { department }),
  });
  const isSmall = narrowed.isNarrowed || index.people.length <= SMALL;
  const verdict = decide(narrowed.fits, isSmall);
  const isDoubtful = verdict.status === "found" && narrowed.isContradicted;
  return {
    ...verdict,
    ...(isDoubtful ? { status: "several" } : {}),
    candidates: narrowed.fits.slice(0, MOST_CANDIDATES).flatMap((fit) => candidate(index, fit)),
  };
}

function candidate({ people }: NameIndex, { person, score }: Fit): readonly Candidate[] {
  const found = people[person];
  if (!found) return [];
  const { id, name, department, site } = found;
  return [
    {
      id,
      name,
      score: Math.round(score * 1000) / 1000,
      ...(department === undefined ? {} : { department }),
      ...(site === undefined ? {} : { site }),
    },
  ];
}

function scoreOf({ candidates }: Match): number {
  return candidates[0]?.score ?? 0;
}
