import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPages } from "./support/build-pages.ts";
import { HAS_BROWSER, launchChromium, NO_BROWSER } from "./support/chromium.ts";
import { type OpenDesk, openDesk } from "./support/open-desk.ts";
import { writeSpeechWav } from "./support/speech-wav.ts";
import { levelOf, toneOf } from "./support/voice.ts";
import { watchPage } from "./support/watch-page.ts";

const WAIT = { timeout: 10_000, interval: 20 };

describe.skipIf(!HAS_BROWSER)(`the talk page in a real browser${NO_BROWSER}`, () => {
  let browser: Browser;
  let pagesFolder: string;

  beforeAll(async () => {
    pagesFolder = await buildPages();
    browser = await launchChromium({ microphone: await writeSpeechWav(20) });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(pagesFolder, { recursive: true });
  });

  async function call(desk: OpenDesk) {
    const { page, faults } = await watchPage(browser, desk.origin);
    await page.goto(`${desk.origin}/talk`);
    await page.getByRole("button", { name: "Talk to the receptionist" }).click();
    await status(page, "Listening");
    const [line] = desk.lines;
    if (!line?.audio) throw new Error("No call with sound arrived");
    return { page, faults, line, audio: line.audio };
  }

  test("the microphone reaches the desk as 20 ms frames with speech in them", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { faults } = await call(desk);
    await expect.poll(() => desk.heard.length, WAIT).toBeGreaterThan(150);
    expect(new Set(desk.heard.map((frame) => frame.length))).toEqual(new Set([640]));
    const loud = desk.heard.filter((frame) => levelOf(frame) > 0.02).length;
    // Half of the time there is a syllable; echo cancellation and gain control move the edges.
    expect(loud / desk.heard.length).toBeGreaterThan(0.25);
    expect(faults).toEqual([]);
  });

  test("a mark comes back when its sound was played, and not before", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, audio } = await call(desk);
    const sentAtMs = performance.now();
    audio.play(toneOf(1500));
    audio.mark("half");
    audio.play(toneOf(500));
    audio.mark("whole");
    await status(page, "Speaking");
    await expect.poll(() => desk.events.length, WAIT).toBe(2);
    expect(desk.events).toMatchObject([
      { type: "mark", name: "half", cleared: false },
      { type: "mark", name: "whole", cleared: false },
    ]);
    const [halfMs = 0, wholeMs = 0] = desk.events.map((event) => event.atMs - sentAtMs);
    expect(halfMs).toBeGreaterThan(1490);
    expect(halfMs).toBeLessThan(2400);
    expect(wholeMs - halfMs).toBeGreaterThan(400);
    await status(page, "Listening");
  });

  test("a cleared voice falls silent at once, and its mark says that it was not heard", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, audio } = await call(desk);
    audio.play(toneOf(8000));
    audio.mark("never heard");
    await status(page, "Speaking");
    const clearedAtMs = performance.now();
    audio.clear();
    await expect
      .poll(() => desk.events, WAIT)
      .toMatchObject([{ type: "mark", name: "never heard", cleared: true }]);
    await status(page, "Listening");
    expect(performance.now() - clearedAtMs).toBeLessThan(2000);
    audio.play(toneOf(100));
    audio.mark("after");
    await expect.poll(() => desk.events[1], WAIT).toMatchObject({ name: "after", cleared: false });
  });

  test("words of both sides appear as they come, the unfinished ones apart from the log", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, line } = await call(desk);
    const log = page.getByRole("log");
    line.showWords({ side: "caller", id: "1", text: "a hair", final: false });
    await page.getByText("a hair", { exact: true }).waitFor();
    expect(await log.textContent()).toBe("");
    line.showWords({ side: "caller", id: "1", text: "a haircut, please", final: true });
    line.showWords({ side: "receptionist", id: "2", text: "Of course.", final: true });
    await log.getByText("Of course.").waitFor();
    expect(await log.getByRole("listitem").allTextContents()).toEqual([
      "Youa haircut, please",
      "ReceptionistOf course.",
    ]);
  });

  test("the latest words stay in sight, and so does the way to hang up", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, line } = await call(desk);
    await page.setViewportSize({ width: 390, height: 700 });
    for (let turn = 1; turn <= 30; turn += 1) {
      line.showWords({
        side: "receptionist",
        id: `${turn}`,
        text: `Sentence ${turn}`,
        final: true,
      });
    }
    const latest = page.getByText("Sentence 30");
    await latest.waitFor();
    await page.getByRole("button", { name: "Keypad" }).click();
    const hangUp = await page.getByRole("button", { name: "Hang up" }).boundingBox();
    const keypad = await page.getByRole("group", { name: "Keypad" }).boundingBox();
    const words = await latest.boundingBox();
    if (!hangUp || !keypad || !words) throw new Error("Something of the call is not shown");
    expect(hangUp.y + hangUp.height).toBeLessThanOrEqual(700);
    expect(words.y + words.height).toBeLessThanOrEqual(keypad.y);
  });

  test("typed words, keys, mute and hanging up reach the desk", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, line } = await call(desk);
    await page.getByLabel("Type to the receptionist").fill("Do you do facials?");
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText("Do you do facials?").waitFor();
    line.showWords({ side: "caller", id: "c", text: "Do you do facials?", final: true });
    await page.getByRole("button", { name: "Keypad" }).click();
    await page.getByRole("button", { name: "pound" }).click();
    await page.getByRole("button", { name: "Mute" }).click();
    await page.getByRole("button", { name: "Unmute" }).waitFor();
    await expect
      .poll(() => desk.heard.slice(-10).every((frame) => levelOf(frame) < 0.001), WAIT)
      .toBe(true);
    await page.getByRole("button", { name: "Hang up" }).click();
    await status(page, "Call ended");
    await expect
      .poll(() => desk.events, WAIT)
      .toMatchObject([
        { type: "text", text: "Do you do facials?" },
        { type: "key", digit: "#" },
        { type: "closed", by: "caller" },
      ]);
    expect(await page.getByText("Do you do facials?").count()).toBe(1);
    await page.getByRole("button", { name: "Call again" }).waitFor();
  });

  test("the desk's goodbye shows how the call ended", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, line } = await call(desk);
    line.noteOutcome("booked");
    await line.close();
    await page.getByText("Your appointment is booked.").waitFor();
    expect(desk.events).toMatchObject([{ type: "closed", by: "desk" }]);
  });

  test("a desk that goes away in the middle of a call is told, and can be called again", async () => {
    const desk = await openDesk({ pagesFolder });
    const { page } = await call(desk);
    await desk[Symbol.asyncDispose]();
    await page.getByText("The connection was lost. You can call again.").waitFor();
    expect(await page.getByRole("button", { name: "Call again" }).isEnabled()).toBe(true);
  });

  test("a number to call from is remembered, and a wrong one is said kindly", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page } = await watchPage(browser, desk.origin);
    await page.goto(`${desk.origin}/talk`);
    await page.getByLabel("Calling from").fill("12");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("doesn't look like a whole phone number").waitFor();
    await page.getByLabel("Calling from").fill("+919840012345");
    await page.keyboard.press("Enter");
    await status(page, "Listening");
    expect(desk.lines[0]?.callerNumber).toBe("+919840012345");
    await page.reload();
    expect(await page.getByLabel("Calling from").inputValue()).toBe("+919840012345");
    await expect.poll(() => desk.events, WAIT).toMatchObject([{ type: "closed", by: "caller" }]);
  });

  test("without a working sound system the call is one of words alone", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, faults } = await watchPage(browser, desk.origin);
    await page.addInitScript("delete window.AudioContext");
    await page.goto(`${desk.origin}/talk`);
    await page.getByRole("button", { name: "Type instead" }).click();
    await status(page, "Waiting for your words");
    expect(desk.lines[0]?.audio).toBeUndefined();
    desk.lines[0]?.say?.("Hello, this is GlamDesk.");
    await page.getByRole("log").getByText("Hello, this is GlamDesk.").waitFor();
    expect(faults).toEqual([]);
  });
});

describe.skipIf(!HAS_BROWSER)(`the talk page without a microphone${NO_BROWSER}`, () => {
  test("says why there is none, and the call goes on by typing and listening", async () => {
    const pagesFolder = await buildPages();
    await using desk = await openDesk({ pagesFolder });
    const browser = await launchChromium();
    try {
      const { page, faults } = await watchPage(browser, desk.origin);
      await page.goto(`${desk.origin}/talk`);
      await page.getByRole("button", { name: "Talk to the receptionist" }).click();
      await page.getByText(/Type your words below/).waitFor();
      await status(page, "Waiting for your words");
      const [line] = desk.lines;
      line?.audio?.play(toneOf(200));
      line?.audio?.mark("greeting");
      await expect
        .poll(() => desk.events, WAIT)
        .toMatchObject([{ type: "mark", name: "greeting", cleared: false }]);
      await page.getByLabel("Type to the receptionist").fill("Hello");
      await page.getByRole("button", { name: "Send" }).click();
      await expect.poll(() => desk.events[1], WAIT).toMatchObject({ type: "text", text: "Hello" });
      await expect.poll(() => desk.heard.length, WAIT).toBeGreaterThan(20);
      expect(desk.heard.every((frame) => levelOf(frame) === 0)).toBe(true);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await rm(pagesFolder, { recursive: true });
    }
  });
});

async function status(page: Page, words: string): Promise<void> {
  await page.getByRole("status").getByText(words, { exact: true }).waitFor();
}
