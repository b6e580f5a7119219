import { refusalLine } from "../app/manager/refusal-line.ts";
import { readRollCall } from "../app/visits/read-roll-call.ts";
import { loadConfig } from "../config/load-config.ts";
import { toIsoWithOffset, toLocal } from "../domain/scheduling/local-time.ts";
import { byPlace, headCount, type RollCall } from "../domain/visits/roll-call.ts";
import { CommandFailed, type Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const rollCallCommand: Command = {
  name: "visits roll-call",
  summary: "print who is in the building, for an evacuation",
  help: `Usage: frontdesk visits roll-call [--drill] [--file] [--json]

Prints every visitor who hasn't signed out, with a box to tick, by place. When the book can't be read, it prints what
frontdesk serve wrote on this machine last, and says when that was. Staff are in it as hosts only.

  --drill   this is a drill; the audit says so
  --file    what was written on this machine last, without asking the book
  --json    as data: {business, asOf, from, drill, present, people}
`,
  options: {
    drill: { type: "boolean" },
    file: { type: "boolean" },
    json: { type: "boolean" },
    desk: { type: "string" },
  },
  async run({ values, positionals, output, errors }) {
    refuseWords("visits roll-call", positionals);
    const { desk } = values;
    const isDrill = values["drill"] === true;
    const { roll, from } = await reading(
      readRollCall(await loadConfig(), {
        isDrill,
        fileOnly: values["file"] === true,
        ...(typeof desk === "string" && { desk }),
      }),
    );
    if (values["json"] === true) {
      const { business, zone, people } = roll;
      const asOf = toIsoWithOffset(roll.asOfMs, zone);
      const present = headCount(people);
      const data = { business, asOf, from, drill: isDrill, present, people };
      output.write(`${JSON.stringify(data, null, 2)}\n`);
      return 0;
    }
    if (from === "file" && values["file"] !== true)
      errors.write("The book can't be read; this is what was written on this machine last.\n");
    output.write(inWords(roll, isDrill));
    return 0;
  },
};

async function reading<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const refusal = refusalLine(error);
    throw refusal ? new CommandFailed(refusal.line) : error;
  }
}

function inWords(
  { business, zone, asOfMs, assemblyPoint, people }: RollCall,
  isDrill: boolean,
): string {
  const head = [
    ...(isDrill ? ["*** THIS IS A DRILL ***"] : []),
    `Roll call of ${business}, as of ${toLocal(asOfMs, zone).replace("T", " ")}: ${countOf(headCount(people))}.`,
    ...(assemblyPoint === undefined ? [] : [`Everybody gathers at ${assemblyPoint}.`]),
  ];
  const places = byPlace(people);
  const lists = places.map(([place, own]) =>
    placeInWords(places.length > 1 ? (place ?? "Place not known") : place, own, zone),
  );
  return `${[...head, ...lists].join("\n")}\n`;
}

function placeInWords(place: string | null, people: RollCall["people"], zone: string): string {
  const lines = people.map((one) => {
    const group = one.partySize > 1 ? ` and ${one.partySize - 1} more` : "";
    const company = one.company === null ? "" : `, ${one.company}`;
    const since = toLocal(one.arrivedAtMs, zone).slice(11);
    return `[ ] ${one.visitor ?? "(no name)"}${group}${company}, for ${one.host ?? "the front desk"}, since ${since}`;
  });
  const heading = place === null ? [] : [`${place}: ${headCount(people)}`];
  return ["", ...heading, ...lines].join("\n");
}

function countOf(present: number): string {
  return present === 0
    ? "no visitor is signed in"
    : present === 1
      ? "1 visitor"
      : `${present} visitors`;
}
