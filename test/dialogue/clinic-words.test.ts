import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openDesk } from "../../src/app/open-desk.ts";
import { openSalon } from "../../src/actions/testing/open-salon.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import type { Desk } from "../../src/ports/desk.ts";
import { Talk } from "./talk.ts";

const HAIR = /\b(?:stylists?|salon|hair\w*|beard|treatments?)\b/iu;
const HEALTH = /\b(?:providers?|clinic|patients?|doctors?|visit reason)\b/iu;

/** Everything a desk may say or tell a model that is written in its script and tools, and not in its book. */
function wordsOf({ script, tools }: Desk): readonly string[] {
  return [
    ...strings(script?.sentences),
    ...(script?.forms ?? []).flatMap(strings),
    ...tools.flatMap(({ name, description, filler = "", input }) => [
      name,
      description,
      filler,
      ...strings(z.toJSONSchema(input)),
    ]),
  ];
}

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe.each([
  ["desks/glamdesk.yaml", HEALTH],
  ["desks/clinic.yaml", HAIR],
])("the desk of %s", (deskFile, foreign) => {
  test("has no word of another trade in its script and tools", async () => {
    await using salon = await openSalon({ desk: await readDeskFile(deskFile) });
    const said = wordsOf(await openDesk(salon));
    expect(said.length).toBeGreaterThan(80);
    expect(said.filter((words) => foreign.test(words))).toEqual([]);
  });

  test("says no word of another trade, whatever goes wrong", async () => {
    const turns = [
      "i'd like to book an appointment",
      "a unicorn ride",
      "with rosalind",
      "is rosalind free tomorrow",
      "what do you have free tomorrow",
      "move my appointment to friday",
      "cancel my appointment",
      "are you a robot",
      "what can you do",
      "never mind",
      "put me on the waiting list for tomorrow",
      "yes",
      "a person please",
    ];
    await using talk = await Talk.ring({ deskFile, from: "+919840114471" });
    for (const turn of turns) if (!talk.isOver) await talk.say(turn);
    const ours = talk.lines.slice(1).filter((line) => line.startsWith("desk:"));
    expect(ours.length).toBeGreaterThan(8);
    expect(ours.filter((line) => foreign.test(line))).toEqual([]);
  });
});

test("what both trades share names neither", async () => {
  const folder = "src/desks/booking";
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const faults: string[] = [];
  for (const file of files) {
    const source = await readFile(`${folder}/${file}`, "utf8");
    const text = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/gu, "");
    for (const [sentence] of text.matchAll(/(?:"[^"\n]*"|`[^`]*`)/gu)) {
      const plain = sentence.replaceAll(/\$\{[^}]*\}/gu, "");
      if (plain.includes(" ") && (HAIR.test(plain) || HEALTH.test(plain)))
        faults.push(`${file}: ${plain}`);
    }
  }
  expect(files.length).toBeGreaterThan(20);
  expect(faults).toEqual([]);
});
