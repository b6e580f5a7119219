import { distance } from "fastest-levenshtein";
import Fuse from "fuse.js";
import type { DirectoryPerson } from "../../src/domain/people/matching/directory-person.ts";
import { openDirectory } from "../../src/domain/people/matching/open-directory.ts";

/** A way to find people by a name: opened on a directory, it answers ids, the likeliest first. */
export interface Method {
  readonly name: string;
  readonly open: (people: readonly DirectoryPerson[]) => (heard: string) => readonly string[];
}

/** Ours, and what else one would take. */
export const METHODS: readonly Method[] = [
  { name: "frontdesk", open: openOurs },
  { name: "fuse.js", open: openFuse },
  { name: "Levenshtein", open: openLevenshtein },
];

const MOST = 5;

function openOurs(people: readonly DirectoryPerson[]) {
  const directory = openDirectory(people);
  return (heard: string) => directory.match(heard).candidates.map(({ id }) => id);
}

/** As its guide has it for names: the whole string anywhere, and a wide threshold. */
function openFuse(people: readonly DirectoryPerson[]) {
  const fuse = new Fuse(people, { keys: ["name"], threshold: 0.6, ignoreLocation: true });
  return (heard: string) => fuse.search(heard, { limit: MOST }).map(({ item }) => item.id);
}

/** Edits of the whole name, by the length of the longer one. */
function openLevenshtein(people: readonly DirectoryPerson[]) {
  const names = people.map(({ id, name }) => ({ id, name: name.toLowerCase() }));
  return (heard: string) => {
    const said = heard.toLowerCase().trim();
    const scored = names.map(({ id, name }) => ({
      id,
      away: distance(said, name) / Math.max(said.length, name.length),
    }));
    return scored
      .toSorted((a, b) => a.away - b.away)
      .slice(0, MOST)
      .map(({ id }) => id);
  };
}
