import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../../..");

/** Builds the pages as they are now into a folder of their own, and says which. It takes about half a second. */
export async function buildPages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-pages-"));
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  // A test's own environment would build React for development.
  await promisify(execFile)(process.execPath, [vite, "build", "web", "--outDir", folder], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production" },
  });
  return folder;
}
