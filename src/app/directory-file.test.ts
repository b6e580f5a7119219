import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DirectoryFault, readDirectoryFile } from "./directory-file.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "directory-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function read(text: string) {
  const file = join(folder, "people.csv");
  await writeFile(file, text);
  return await readDirectoryFile(file);
}

test("reads people by id, name, department, site and other names", async () => {
  const { people, leftOut } = await read(
    "id,name,department,phone,office,aliases\n1,Sarah Miller,Engineering,+14155550000,Boston,Sally; Sarah Stone\n2,Priya Nair,,,,\n",
  );
  expect(leftOut).toEqual([]);
  expect(people).toEqual([
    {
      id: "1",
      name: "Sarah Miller",
      department: "Engineering",
      site: "Boston",
      aliases: ["Sally", "Sarah Stone"],
    },
    { id: "2", name: "Priya Nair" },
  ]);
});

test.for([
  ["first_name,last_name\nSarah,Miller", { id: "line-2", name: "Sarah Miller" }],
  [
    "Employee ID;Full name;Dept\n7;Sarah Miller;HR",
    { id: "7", name: "Sarah Miller", department: "HR" },
  ],
  [
    "\uFEFFDisplay Name\tEmail\nSarah Miller\ts@example.com",
    { id: "s@example.com", name: "Sarah Miller" },
  ],
  ['ID,Name\n7,"Miller, Sarah"', { id: "7", name: "Sarah Miller" }],
  ['ID,Name\n7,"Sarah Miller, MD"', { id: "7", name: "Sarah Miller, MD" }],
  [
    "ID,Given Name,Surname,Preferred Name\n7,Sarah,Miller,Sally",
    { id: "7", name: "Sarah Miller", aliases: ["Sally"] },
  ],
] as const)("knows columns by many titles: %s", async ([text, person]) => {
  expect((await read(text)).people).toEqual([person]);
});

test("a second line of one id is another name of that person", async () => {
  const { people } = await read("id,name\n1,Sarah Miller\n1,Sarah Stone\n");
  expect(people).toEqual([{ id: "1", name: "Sarah Miller", aliases: ["Sarah Stone"] }]);
});

test("says which lines name nobody", async () => {
  const { people, leftOut } = await read("id,name\n1,Sarah Miller\n2,\n3,--\n");
  expect(people.length).toBe(1);
  expect(leftOut).toEqual([3, 4]);
});

test.for([
  ["", "is empty"],
  ["id,phone\n1,5", "has no column for names"],
  ["id,name\n1,\n", "names nobody"],
  ['id,name\n1,"Sarah', "quote out of place"],
] as const)("refuses in a sentence what is no table of people", async ([text, why]) => {
  await expect(read(text)).rejects.toThrow(why);
  await expect(read(text)).rejects.toBeInstanceOf(DirectoryFault);
});
