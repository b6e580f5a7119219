import { wordsOf } from "../../../domain/people/matching/name-words.ts";

/** Somebody whose name visitors may say, with what they may add to it. */
export interface SpokenHost {
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly department?: string;
}

/** The names of hosts as a recogniser listens for them: lower-case words of its dictionary's letters. */
export interface SpokenNames {
  readonly whole: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** "sarah in engineering", for those who share a given name. */
  readonly placed: readonly string[];
  readonly departments: readonly string[];
}

/** How many names a grammar holds before it mishears them for each other. */
const MOST_HOSTS = 300;

/** Takes as many as fit, those first who come first. */
export function spokenNames(
  hosts: readonly SpokenHost[],
  departments: readonly string[],
): SpokenNames {
  const heard = hosts.slice(0, MOST_HOSTS);
  const given = heard.map(({ givenName }) => spoken(givenName));
  const shared = new Set(given.filter((name, at) => given.indexOf(name) !== at));
  return {
    whole: unique(heard.flatMap(({ name, aliases }) => [name, ...aliases].map(spoken))),
    given: unique(given),
    family: unique(heard.map(({ familyName }) => spoken(familyName))),
    placed: unique(
      heard.flatMap(({ givenName, department }) => {
        const first = spoken(givenName);
        if (department === undefined || !shared.has(first)) return [];
        const place = spoken(department);
        return [`${first} in ${place}`, `${first} from ${place}`];
      }),
    ),
    departments: unique(departments.map(spoken)),
  };
}

/** "O'Brien" keeps its mark, which dictionaries have; "Wójcik" and "Al-Sayed" are wojcik and al sayed. */
function spoken(name: string): string {
  const marked = name.replaceAll(/[’ʼ`]/gu, "'").split(/\s+/u);
  return marked
    .map((part) => (/^[a-z]+'[a-z]+$/iu.test(part) ? part.toLowerCase() : wordsOf(part).join(" ")))
    .join(" ")
    .trim();
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== "");
}
