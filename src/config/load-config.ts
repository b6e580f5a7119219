import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { ConfigError } from "./config-error.ts";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { environment } from "./environment.ts";
import { nearestWord } from "./nearest-word.ts";

/**
 * Reads the configuration of this process once, at start: the environment and, for what that leaves open, the file `.env`
 * in `directory`. Throws a `ConfigError`. Nothing else reads `process.env`.
 */
export async function loadConfig(
  directory: string = process.cwd(),
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Config> {
  const file = await readEnvFile(join(directory, ".env"));
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value !== "");
  return readConfig({ ...file, ...Object.fromEntries(set) });
}

async function readEnvFile(path: string): Promise<NodeJS.Dict<string>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new ConfigError([`The file ${path} can't be read; check that it is a readable file.`]);
  }
  const variables = parseEnv(text);
  const known = Object.keys(environment.shape);
  const slips = Object.keys(variables)
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, meant: nearestWord(name, known) }))
    .filter(({ meant }) => meant !== undefined && variables[meant] === undefined);
  if (slips.length > 0) {
    throw new ConfigError(
      slips.map(({ name, meant }) => `${path} sets ${name}, which isn't known; write ${meant}.`),
    );
  }
  return variables;
}
