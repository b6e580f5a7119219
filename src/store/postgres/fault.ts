import { DatabaseUnusable } from "../database-unusable.ts";
import { errorCode, isConnectionLoss } from "./error.ts";

/** What the owner can do about an error while a PostgreSQL database was opened; any other error as it is. */
export function postgresFault(place: string, error: unknown): unknown {
  const sentence = sentenceFor(place, error);
  return sentence === undefined ? error : new DatabaseUnusable(sentence, { cause: error });
}

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) or Node's code of a network error. */
function sentenceFor(place: string, error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof DatabaseUnusable) return undefined;
  const code = errorCode(error);
  const database = new URL(place).pathname.slice(1);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `The PostgreSQL server of ${place} can't be found: check the host name in DATABASE_URL.`;
  if (code === "28P01" || code === "28000" || error.message.startsWith("SASL"))
    return `The PostgreSQL server of ${place} refuses the user or the password: check both in DATABASE_URL.`;
  if (code === "3D000")
    return `There is no database "${database}" on the PostgreSQL server yet: create it (createdb ${database}), or correct DATABASE_URL.`;
  if (code === "53300")
    return `The PostgreSQL server of ${place} has no connection left: stop another program, or raise its max_connections.`;
  if (code === "55P03")
    return `Another program keeps the database ${place} locked: stop it, or try again in a moment.`;
  if (code === "57P03")
    return `The PostgreSQL server of ${place} is still starting: try again in a moment.`;
  if (code === "42501" && error.message.includes("extension"))
    return `The database user may not switch on the extension btree_gist in ${place}: have its administrator run "create extension btree_gist" there.`;
  if (code === "42501")
    return `The database user may not make tables in ${place}: make the user its owner (alter database ... owner to ...).`;
  if (isMissingExtension(code, error))
    return `The PostgreSQL server of ${place} lacks the extension btree_gist: install its "contrib" package and start again.`;
  if (/does not support SSL/u.test(error.message))
    return `The PostgreSQL server of ${place} takes no encrypted connections: drop sslmode from DATABASE_URL.`;
  if (code === "ENOENT")
    return `A certificate file that DATABASE_URL names can't be read: ${error.message}.`;
  if (/certificate|sslrootcert/iu.test(`${code} ${error.message}`) || code?.includes("_CERT"))
    return `The certificate of the PostgreSQL server of ${place} isn't trusted: name its authority with sslrootcert in DATABASE_URL.`;
  if (isConnectionLoss(error) || isNoAnswer(code, error))
    return `The PostgreSQL server of ${place} doesn't answer: check that it runs, and the host and port in DATABASE_URL.`;
  return undefined;
}

/** "could not open extension control file": 58P01 up to PostgreSQL 16, 0A000 since. */
function isMissingExtension(code: string | undefined, error: Error): boolean {
  return (code === "58P01" || code === "0A000") && error.message.includes("extension");
}

function isNoAnswer(code: string | undefined, error: Error): boolean {
  return (
    code === "ETIMEDOUT" ||
    code === "EHOSTUNREACH" ||
    code === "ENETUNREACH" ||
    /timeout/iu.test(error.message)
  );
}
