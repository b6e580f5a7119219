import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPages } from "./support/build-pages.ts";
import { HAS_BROWSER, launchChromium, NO_BROWSER } from "./support/chromium.ts";
import { type LobbyService, openLobbyService } from "./support/open-lobby-service.ts";
import { writeSpokenWav } from "./support/spoken-wav.ts";
import { watchPage } from "./support/watch-page.ts";

describe.skipIf(!HAS_BROWSER)(`a visitor who speaks to the kiosk${NO_BROWSER}`, () => {
  let folder: string;
  let pagesFolder: string;
  let browser: Browser;
  let lobby: LobbyService;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "frontdesk-spoken-"));
    pagesFolder = await buildPages();
    const microphone = join(folder, "visitor.wav");
    await writeSpokenWav(microphone, { text: "I'm here to see Priya Raman", afterMs: 9000 });
    browser = await launchChromium({ microphone });
    lobby = await openLobbyService({ pagesFolder });
    await lobby.service.ready;
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await lobby[Symbol.asyncDispose]();
    await rm(pagesFolder, { recursive: true });
    await rm(folder, { recursive: true });
  });

  test("reads both sides, and may tap what they'd say; a yes that is tapped early waits for the read-back's end", async () => {
    const { page, faults } = await watchPage(browser, lobby.service.origin);
    page.setDefaultTimeout(40_000);
    await page.goto(`${lobby.service.origin}/kiosk`);
    const log = page.getByRole("log");
    const tap = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await tap("Talk to the receptionist");
    await log.getByText(/Who are you here to see\?/).waitFor();
    await page.getByRole("button", { name: "Listening" }).waitFor();
    await log.getByText("i'm here to see priya raman").waitFor();
    await log.getByText("Priya Raman in Engineering?", { exact: true }).waitFor();
    await tap("Yes");
    await page.getByLabel("Your name").fill("Tom Baker");
    await tap("Continue");
    await tap("A meeting");
    await log.getByText("So that's Tom Baker for Priya Raman. Shall I let Priya know?").waitFor();
    const readAtMs = performance.now();
    await tap("Yes, let them know");
    await page.getByText("Tom Baker to see Priya").or(page.getByRole("heading")).first().waitFor();
    // It takes more than two seconds to say, and only what was heard can be agreed to.
    expect(performance.now() - readAtMs).toBeGreaterThan(2000);
    expect(await lobby.visits()).toEqual(["Tom Baker, Priya Raman, meeting"]);
    expect(faults).toEqual([]);
  }, 90_000);
});
