import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

const IN_THE_PAGE = join(import.meta.dirname, "hard-on-visitors.js");

/**
 * What on a kiosk's page is hard to read, to hit or to reach: text under 24 pixels or with a contrast below 7:1, buttons and fields lower than
 * 60 pixels, anything wider than the screen, and a way to a person that isn't on it. Empty when all is well.
 */
export async function hardOnVisitors(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(await readFile(IN_THE_PAGE, "utf8"));
}
