import { dirname, join, resolve } from "node:path";

/** Where services' voices of phrases for every caller are kept: beside the book, or in `data` when that is on a server. */
export function keptSpeechFolder(databaseUrl: string): string | undefined {
  const path = databaseUrl.replace(/^sqlite:(\/\/(?=\/))?/u, "");
  if (path === ":memory:") return undefined;
  const data = /^postgres(?:ql)?:/u.test(path) ? "data" : dirname(path);
  return join(resolve(data), "kept-speech");
}
