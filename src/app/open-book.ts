import type { ActionContext } from "../actions/action-context.ts";
import type { Clock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { readDeskFile } from "../config/desk-file/read-desk-file.ts";
import { deskForNumber } from "../store/business/desk-for-number.ts";
import { seedDesk } from "../store/business/seed-desk.ts";
import type { Database, Reader } from "../store/database.ts";
import { openDatabase } from "../store/open-database.ts";
import { StartFault } from "./start-fault.ts";

/**
 * Opens the database, brings it up to this program and, when it holds no desk yet, fills it from the desk files. Throws
 * the one sentence that the owner needs: a `ConfigError`, `DatabaseUnusable` or `DatabaseNewer`.
 */
export async function openBook(config: Config): Promise<Database> {
  const database = await openDatabase(config.databaseUrl);
  try {
    const { desks } = await database.read
      .selectFrom("desks")
      .select((all) => all.fn.countAll<number>().as("desks"))
      .executeTakeFirstOrThrow();
    if (desks === 0) await seedDesks(database, config);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

/** Writes the desks that are in the files and not in the database yet; answers their names. */
export async function seedDesks(database: Database, config: Config): Promise<string[]> {
  const seeded: string[] = [];
  const files = await Promise.all(config.deskFiles.map((path) => readDeskFile(path)));
  for (const file of files) if (await seedDesk(database, file)) seeded.push(file.name);
  return seeded;
}

/**
 * The owner's way into the book of a desk; without its id, of the desk that answers by default. Throws a `StartFault` when there
 * is no such desk.
 */
export async function ownerContext(
  database: Database,
  clock: Clock,
  desk?: string,
): Promise<ActionContext> {
  const deskId = desk ?? (await deskRung(database.read));
  const desks = await database.read.selectFrom("desks").select("id").execute();
  const known = desks.map(({ id }) => id);
  if (!known.includes(deskId))
    throw new StartFault(`There is no desk "${deskId}"; known: ${known.join(", ")}.`);
  return { database, clock, deskId, actor: { kind: "owner", channel: "cli" } };
}

/**
 * The desk that a call is for. A number that no desk lists rings the first one: whoever pointed it here wants it answered.
 * Throws a `StartFault` when there is no desk at all.
 */
export async function deskRung(reader: Reader, calledNumber?: string): Promise<string> {
  const desk = (await deskForNumber(reader, calledNumber)) ?? (await deskForNumber(reader));
  if (desk !== undefined) return desk;
  throw new StartFault("There is no desk in the database; run frontdesk seed.");
}
