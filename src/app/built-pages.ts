import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the build writes the pages. */
export const PAGES_FOLDER = fileURLToPath(new URL("../../web/dist", import.meta.url));

/** Whether there are pages to show. */
export function arePagesBuilt(folder: string = PAGES_FOLDER): boolean {
  return existsSync(join(folder, "index.html"));
}
