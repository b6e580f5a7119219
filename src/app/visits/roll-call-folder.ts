import { dirname, join, resolve } from "node:path";

/** Where the roll call is kept on this machine: beside the book, or in `data` when that is on a server. */
export function rollCallFolder(databaseUrl: string): string | undefined {
  const path = databaseUrl.replace(/^sqlite:(\/\/(?=\/))?/u, "");
  if (path === ":memory:") return undefined;
  const data = /^postgres(?:ql)?:/u.test(path) ? "data" : dirname(path);
  return join(resolve(data), "roll-call");
}
