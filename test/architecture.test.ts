import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { expect, test } from "vitest";

/**
 * The layers, bottom first. A folder may import itself and what it lists, and it may list only
 * folders above its own line (`"*"` is all of them), so the graph cannot have a cycle. Siblings
 * inside an `isolated` folder (one provider, one channel, one desk) may not import each other, but for
 * what is `common` to them, which imports none of them.
 */
const layers: Record<string, readonly string[]> = {
  base: [],
  ops: ["base"],
  audio: ["base"],
  domain: ["base"],
  config: ["base", "domain"],
  ports: ["base", "audio", "domain"],
  store: ["base", "ops", "domain"],
  notifications: ["base", "ops", "domain", "ports"],
  call: ["base", "ops", "audio", "domain", "ports"],
  brain: ["base", "ops", "audio", "domain", "ports"],
  providers: ["base", "ops", "audio", "domain", "ports"],
  channels: ["base", "ops", "audio", "domain", "ports"],
  actions: ["base", "ops", "domain", "ports", "store", "notifications"],
  desks: ["base", "ops", "domain", "ports", "actions"],
  jobs: ["base", "ops", "domain", "ports", "store", "notifications", "actions"],
  http: ["base", "ops", "domain", "ports", "store", "actions"],
  app: ["*"],
  cli: ["base", "config", "domain", "app"],
};
const isolated = new Set(["providers", "channels", "desks"]);
const common: Record<string, string> = { desks: "booking", providers: "testing" };

const names = Object.keys(layers);
const source = join(import.meta.dirname, "../src");

test("every folder lists only folders below it", () => {
  const upward = names.flatMap((name, index) =>
    (layers[name] ?? [])
      .filter((to) => to !== "*" && names.indexOf(to) >= index)
      .map((to) => `${name} -> ${to}`),
  );
  expect(upward).toEqual([]);
});

test("no file imports against the layers", async () => {
  const files = (await readdir(source, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(0);
  const faults: string[] = [];
  for (const file of files) {
    const [from = "", part] = file.split(sep);
    if (from.endsWith(".ts")) continue; // main.ts
    if (!names.includes(from)) faults.push(`src/${from} has no line in the layers`);
    for (const target of await importsOf(file)) {
      const [to = "", sibling] = target.split(sep);
      const listed = layers[from] ?? [];
      const allowed = listed.includes("*") ? names.slice(0, names.indexOf(from)) : listed;
      const own =
        to === from &&
        (!isolated.has(from) ||
          sibling === part ||
          sibling === common[from] ||
          sibling?.endsWith(".ts"));
      if (!own && !allowed.includes(to)) faults.push(`${file} -> ${target}`);
    }
  }
  expect(faults).toEqual([]);
});

async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(join(source, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path = ""]) =>
    relative(source, join(source, dirname(file), path)),
  );
}
