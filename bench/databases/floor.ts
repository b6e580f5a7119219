import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import type { SampleDatabase } from "./sample-databases.ts";

/** The least that a commit can cost here: one bare row in one transaction, with nothing of ours between it and the driver. */
export interface Floor extends AsyncDisposable {
  commit(): Promise<void>;
}

/** Makes a table of its own in the same database, with the same care for the disk. */
export async function openFloor({ name, url }: SampleDatabase): Promise<Floor> {
  return name === "SQLite" ? sqliteFloor(url) : await postgresFloor(url);
}

const TABLE = "create table bench_floor (number integer primary key, words text not null)";
const WORDS = "x".repeat(200);

function sqliteFloor(path: string): Floor {
  const file = new DatabaseSync(path);
  file.exec(`pragma synchronous = full; ${TABLE}`);
  const insert = file.prepare("insert into bench_floor (number, words) values (?, ?)");
  let number = 0;
  return {
    commit() {
      file.exec("begin immediate");
      insert.run((number += 1), WORDS);
      file.exec("commit");
      return Promise.resolve();
    },
    [Symbol.asyncDispose]() {
      file.close();
      return Promise.resolve();
    },
  };
}

async function postgresFloor(url: string): Promise<Floor> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(TABLE);
  let number = 0;
  return {
    async commit() {
      await client.query("begin");
      await client.query("insert into bench_floor (number, words) values ($1, $2)", [
        (number += 1),
        WORDS,
      ]);
      await client.query("commit");
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}
