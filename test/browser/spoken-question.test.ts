import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { startService } from "../../src/app/start-service.ts";
import { readConfig } from "../../src/config/config.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import { buildPages } from "./support/build-pages.ts";
import { HAS_BROWSER, launchChromium, NO_BROWSER } from "./support/chromium.ts";
import { writeSpokenWav } from "./support/spoken-wav.ts";
import { watchPage } from "./support/watch-page.ts";

describe.skipIf(!HAS_BROWSER)(`a question spoken into the browser${NO_BROWSER}`, () => {
  let folder: string;
  let pagesFolder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "frontdesk-spoken-"));
    pagesFolder = await buildPages();
    const microphone = join(folder, "question.wav");
    await writeSpokenWav(microphone, { text: "how much is a facial", afterMs: 9000 });
    browser = await launchChromium({ microphone });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(pagesFolder, { recursive: true });
    await rm(folder, { recursive: true });
  });

  test("is heard, answered aloud and in words, and shown on the owner's screen", async () => {
    const config = readConfig({ PORT: "0", DATABASE_URL: join(folder, "desk.db") });
    await using service = await startService(config, silentLogger, pagesFolder);
    const owner = await watchPage(browser, service.origin);
    await owner.page.goto(service.origin);
    const { page, faults } = await watchPage(browser, service.origin);
    await page.goto(`${service.origin}/talk`);
    await page.getByRole("button", { name: "Talk to the receptionist" }).click();
    const patience = { timeout: 45_000 };
    await page.getByText("how much is a facial").waitFor(patience);
    await page.getByText("1200 rupees").waitFor(patience);
    await owner.page.getByText("how much is a facial").waitFor(patience);
    expect([...faults, ...owner.faults]).toEqual([]);
  }, 90_000);
});
