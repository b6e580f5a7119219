import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openManager, type Manager } from "../../app/manager/open-manager.ts";
import { customersTable, servicesTable } from "../../app/manager/tables.ts";
import { readConfig } from "../../config/config.ts";
import { mainMenu } from "./main-menu.ts";
import { Terminal } from "./terminal.ts";

let folder: string;
let manager: Manager;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-menu-"));
  manager = await openManager(readConfig({ DATABASE_URL: join(folder, "book.db") }));
});
afterEach(async () => {
  await manager[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const KEYS: Readonly<Record<string, string>> = {
  up: "\u001B[A",
  down: "\u001B[B",
  enter: "\r",
  escape: "\u001B",
  "ctrl-c": "\u0003",
};

/** A keyboard and a screen: each step waits until the screen shows some words, and then types or presses. */
class Session {
  readonly #input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  readonly #output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  readonly #ended: Promise<void>;
  #screen = "";
  /** How much of it was waited for. */
  #read = 0;

  constructor() {
    this.#output.on(
      "data",
      (data: Buffer) => void (this.#screen += stripVTControlCharacters(data.toString())),
    );
    const terminal = new Terminal(this.#input, this.#output, new AbortController().signal);
    this.#ended = mainMenu(terminal, manager);
  }

  async at(words: string, ...pressed: readonly string[]): Promise<void> {
    await vi.waitFor(() => {
      const found = this.#screen.indexOf(words, this.#read);
      if (found === -1) throw new Error(`Not on the screen: ${words}`);
      this.#read = found + words.length;
    }, 10_000);
    for (const key of pressed) this.#input.write(KEYS[key] ?? key);
  }

  async ended(): Promise<string> {
    await this.#ended;
    return this.#screen;
  }
}

async function names(): Promise<readonly string[]> {
  return (await servicesTable.list(manager.context)).map((entry) => entry.name);
}

test("adds a service, changes what was refused, and undoes it", async () => {
  const before = await names();
  const session = new Session();
  await session.at("see to?", "down", "down", "enter");
  await session.at("Services:", "enter");
  await session.at("name callers hear", "Gel nails", "enter");
  await session.at("Minutes", "45", "enter");
  await session.at("Price", "9oo", "enter");
  await session.at("Save it", "enter");
  await session.at('"9oo" is no price');
  await session.at("", "down", "down", "enter");
  await session.at("9oo", "\u007F\u007F\u007F900", "enter");
  await session.at("Save it", "enter");
  await session.at("Added Gel nails. Done by Priya, Kavitha, Arjun, Meena.");
  expect(await names()).toEqual([...before, "Gel nails"]);
  await session.at("Services:", "escape");
  await session.at("Undo the last change", "up", "up", "enter");
  await session.at("Undo: added the service Gel nails", "enter");
  await session.at("Undone: added the service Gel nails.");
  expect(await names()).toEqual(before);
  await session.at("see to?", "ctrl-c");
  await session.ended();
});

test("finds by typing, changes one field, and stays after a word that finds nothing", async () => {
  const session = new Session();
  await session.at("see to?", "down", "down", "enter");
  await session.at("Services:", "zzz", "enter");
  await session.at("Nothing is known by that", "man", "enter");
  await session.at("What about manicure?", "enter");
  await session.at("Which part?", "down", "down", "enter");
  await session.at("700", "\u007F\u007F\u007F750", "enter");
  await session.at("Changed manicure.", "ctrl-c");
  await session.ended();
  const services = await servicesTable.list(manager.context);
  const manicure = services.find((entry) => entry.name === "manicure");
  expect(manicure?.words["price"]).toBe("750");
});

test("books for somebody new and cancels it again", async () => {
  const session = new Session();
  await session.at("see to?", "enter");
  await session.at("Appointments to come:", "enter");
  await session.at("For whom?", "enter");
  await session.at("Their name?", "Anita Kumar", "enter");
  await session.at("Their number?", "98401 23456", "enter");
  await session.at("Which service?", "haircut", "enter");
  await session.at("With whom?", "enter");
  await session.at("When?", "in two days at 4 pm", "enter");
  await session.at("Booked");
  await session.at("Appointments to come:", "Anita", "enter");
  await session.at("Cancel it", "down", "enter");
  await session.at("Cancel ", "enter");
  await session.at("Cancelled");
  await session.at("Appointments to come:", "ctrl-c");
  await session.ended();
  expect(await customersTable.list(manager.context)).toHaveLength(1);
});

test("Ctrl-C in the middle of adding leaves nothing half done", async () => {
  const before = await names();
  const session = new Session();
  await session.at("see to?", "down", "down", "enter");
  await session.at("Services:", "enter");
  await session.at("name callers hear", "Gel nails", "enter");
  await session.at("Minutes", "ctrl-c");
  expect(await session.ended()).toContain("nothing else was changed");
  expect(await names()).toEqual(before);
});
