import { stat } from "node:fs/promises";
import { type DirectoryFile, DirectoryFault, readDirectoryFile } from "../app/directory-file.ts";
import type { Directory, MatchContext } from "../domain/people/matching/match.ts";
import { openDirectory } from "../domain/people/matching/open-directory.ts";
import { type Command, CommandFailed, type CommandInput, UsageError } from "./command.ts";
import { inShort, inWords } from "./match-answer.ts";
import { matchBatch } from "./match-batch.ts";

/** `frontdesk match`: whom a visitor asks for, by a name that was heard. */
export const matchCommand: Command = {
  name: "match",
  summary: "tell who is meant by a name that was heard",
  help: `Usage: frontdesk match "<what was heard>" --directory <people.csv> [--spelled ...] [--department ...] [--site ...] [--json]
       frontdesk match --batch <file.jsonl> --directory <people.csv>

Tells who is meant: found (one person, read the name back once), several (ask which of the first two or three), or none
(ask for the name to be spelled or typed). A name may stand in a sentence, and letters may be spelled in any way.

  --directory   a CSV file with a header: "id" and "name", or "first name" and "last name"; "department", "site" and
                "aliases" help
  --spelled     the letters the visitor spelled: "O, B as in boy, R I E N"
  --department  what the visitor said of the department
  --site        the place they are at, where the directory has several
  --json        print {"status", "candidates": [{"id", "name", "score"}]}, up to five, the likeliest first
  --batch       read {"heard": "..."} lines from a file ("-" is standard input) and print one such answer for each line;
                "spelled", "department", "site" and "expecting" (ids) may stand beside "heard"; a line that can't be read
                is answered {"error"}

Examples:
  frontdesk match "I'm here to see Sara from engineering" --directory people.csv
  frontdesk match "married on" --directory people.csv --json
`,
  options: {
    directory: { type: "string" },
    spelled: { type: "string" },
    department: { type: "string" },
    site: { type: "string" },
    json: { type: "boolean" },
    batch: { type: "string" },
  },
  async run(input) {
    const heard = input.positionals.join(" ").trim();
    const batch = text(input, "batch");
    const spelled = text(input, "spelled");
    if (batch === undefined && heard === "" && spelled === undefined) {
      throw new UsageError(
        'Say which name was heard: frontdesk match "Sarah Miller" --directory people.csv.',
      );
    }
    if (batch !== undefined && heard !== "") {
      throw new UsageError("Give either a name or --batch, not both.");
    }
    const directory = await open(input);
    const context = contextOf(input);
    if (batch !== undefined) return await matchBatch(batch, directory, context, input);
    const match = directory.match(heard, context);
    const answer = input.values["json"] === true ? JSON.stringify(inShort(match)) : inWords(match);
    input.output.write(`${answer}\n`);
    return 0;
  },
};

function text({ values }: CommandInput, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function contextOf(input: CommandInput): MatchContext {
  const given = (["spelled", "department", "site"] as const).flatMap((name) => {
    const value = text(input, name);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

async function open(input: CommandInput): Promise<Directory> {
  const path = text(input, "directory");
  if (path === undefined) {
    throw new UsageError("Say who works here: --directory people.csv.");
  }
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new UsageError(`There is no file "${path}"; name a CSV file of people.`);
  }
  const { people, leftOut } = await read(path);
  if (leftOut.length > 0) {
    const [first] = leftOut;
    const which =
      leftOut.length === 1
        ? `line ${first} names`
        : `${leftOut.length} lines, the first of them ${first}, name`;
    input.errors.write(`frontdesk match: left out of ${path}: ${which} nobody.\n`);
  }
  return openDirectory(people);
}

async function read(path: string): Promise<DirectoryFile> {
  try {
    return await readDirectoryFile(path);
  } catch (error) {
    if (error instanceof DirectoryFault) throw new CommandFailed(error.message);
    throw error;
  }
}
