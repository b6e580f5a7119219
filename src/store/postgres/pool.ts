import { Pool, types } from "pg";

/** More than one program of an installation uses at once; a small server takes 100 for all of them. */
const MOST_CONNECTIONS = 10;

/** A host that swallows packets would keep the start waiting for ever. */
const CONNECT_MS = 10_000;

/** A server that has vanished from the network never answers; nothing that we ask takes as long as this. */
const ANSWER_MS = 60_000;

/** Connections to the server at `url`, made when they are needed. Throws when the url can't be read. */
export function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: asPsqlReadsIt(url),
    application_name: "frontdesk",
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is dropped, and the next one is made anew. Without somebody who listens,
  // the whole program would end; whoever was using it gets the error anyhow.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}

/** `sslmode=require` encrypts and no more, as in every tool of PostgreSQL and in what hosts tell their customers to write. */
function asPsqlReadsIt(url: string): string {
  const read = new URL(url);
  if (read.searchParams.has("sslmode")) read.searchParams.set("uselibpqcompat", "true");
  return read.href;
}

/** 64-bit integers (counts, instants) and sums come as text; here they are numbers, as on SQLite. */
const getTypeParser: typeof types.getTypeParser = (oid, format?: "text" | "binary") => {
  if (format !== "binary" && oid === types.builtins.INT8) return readInteger;
  if (format !== "binary" && oid === types.builtins.NUMERIC) return Number;
  return types.getTypeParser(oid, format);
};

function readInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

function ignore(): void {
  // See above.
}
