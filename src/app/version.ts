import { readFile } from "node:fs/promises";

/** The version of this program, as its package says. */
export async function version(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const read: unknown = JSON.parse(text);
  const found = typeof read === "object" && read !== null && "version" in read && read.version;
  return typeof found === "string" ? found : "unknown";
}
