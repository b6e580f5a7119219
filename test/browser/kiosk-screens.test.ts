import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VisitStep } from "../../src/channels/browser/visit-step.ts";
import { buildPages } from "./support/build-pages.ts";
import { HAS_BROWSER, launchChromium, NO_BROWSER } from "./support/chromium.ts";
import { hardOnVisitors } from "./support/legibility.ts";
import { type OpenDesk, openDesk } from "./support/open-desk.ts";
import { writeSpeechWav } from "./support/speech-wav.ts";
import { levelOf } from "./support/voice.ts";
import { watchPage } from "./support/watch-page.ts";

const WAIT = { timeout: 10_000, interval: 20 };
const kiosk = { name: "Acme Corp", languages: ["en-US"], frontDesk: "the front desk" };

const waiting: VisitStep = {
  ask: "wait",
  options: [],
  people: [],
  visit: { visitor: "Tom Baker", host: "Priya" },
  told: { outcome: "announced", forMs: 41_000, badge: "printing", news: [] },
};

describe.skipIf(!HAS_BROWSER)(`what the kiosk shows${NO_BROWSER}`, () => {
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

  async function begin(desk: OpenDesk, how: string) {
    const { page, faults } = await watchPage(browser, desk.origin, {
      viewport: { width: 1180, height: 820 },
    });
    await page.clock.install();
    await page.goto(`${desk.origin}/kiosk`);
    await tap(page, how);
    await expect.poll(() => desk.lines.length, WAIT).toBe(1);
    const [line] = desk.lines;
    if (!line) throw new Error("No call arrived");
    expect(line.atKiosk).toBe(true);
    return { page, faults, line };
  }

  test("the wait for a host: since when, what is tried, the badge, the answer; nobody who waits is sent away", async () => {
    await using desk = await openDesk({ pagesFolder, kiosk });
    const { page, line, faults } = await begin(desk, "Use the screen only");
    line.showWords({
      side: "receptionist",
      id: "u1",
      kind: "reply",
      text: "Thank you, Tom. I'm letting Priya know now.",
      final: true,
    });
    line.showStep(waiting);
    await page.getByText("Tom Baker to see Priya").waitFor();
    await page.getByRole("timer").getByText("Waiting for 0:41").waitFor();
    await page.getByText("Your badge is being printed.").waitFor();
    await page.clock.fastForward(62_000);
    await page
      .getByRole("timer")
      .getByText(/Waiting for 1:4\d/)
      .waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    const news = [
      { kind: "badge-failed", text: "The printer's out of paper. The front desk has your badge." },
      { kind: "sms-sent", text: "I've also sent Priya a text." },
    ];
    line.showStep({ ...waiting, told: { outcome: "announced", forMs: 1, badge: "failed", news } });
    await page.getByRole("listitem").getByText("I've also sent Priya a text.").waitFor();
    await page.getByText("Your badge couldn't be printed.").waitFor();
    expect(await hardOnVisitors(page)).toEqual([]);
    const answer = { kind: "on-my-way", text: "Priya is on the way. Please take a seat." };
    line.showWords({
      side: "receptionist",
      id: "u2",
      kind: "news",
      text: answer.text,
      final: true,
    });
    line.showStep({
      ...waiting,
      told: { outcome: "announced", forMs: 1, badge: "printed", news: [...news, answer] },
    });
    await page.getByRole("log").getByText(answer.text, { exact: true }).waitFor();
    expect(await page.getByRole("timer").count()).toBe(0);
    // Now they know: the tablet is for the next visitor.
    await page.clock.fastForward(21_000);
    await page.getByRole("alertdialog").waitFor();
    await page.clock.fastForward(10_000);
    await page.getByRole("heading", { name: "Welcome to Acme Corp" }).waitFor();
    await expect.poll(() => desk.events, WAIT).toMatchObject([{ type: "closed", by: "caller" }]);
    expect(faults).toEqual([]);
  });

  test("whom a person looks at first reads only that someone will come", async () => {
    await using desk = await openDesk({ pagesFolder, kiosk });
    const { page, line } = await begin(desk, "Use the screen only");
    const text = "Someone will be with you in a moment.";
    line.showWords({ side: "receptionist", id: "u1", kind: "reply", text, final: true });
    line.showStep({
      ...waiting,
      told: { outcome: "review", forMs: 0, badge: "none", news: [] },
    });
    await page.getByRole("timer").waitFor();
    expect(await page.locator("main").innerText()).toBe(
      `${text}\n\nWaiting for 0:00\n\nType something\nCheck in somebody else`,
    );
  });

  test("words are light until they are certain, and a question asked again doesn't hide the question", async () => {
    await using desk = await openDesk({ pagesFolder, kiosk });
    const { page, line } = await begin(desk, "Talk to the receptionist");
    const question = "Who are you here to see?";
    line.showStep({ ask: "start", options: [], people: [] });
    line.showWords({
      side: "receptionist",
      id: "u1",
      kind: "greeting",
      text: question,
      final: false,
    });
    const prompt = page.getByRole("log").getByText(question, { exact: true });
    await prompt.waitFor();
    line.showWords({ side: "caller", id: "c0", text: "to see sar", final: false });
    const heard = page.locator(".heard");
    await heard.getByText("to see sar").waitFor();
    expect(await heard.getAttribute("aria-hidden")).toBe("true");
    line.showWords({ side: "caller", id: "c0", text: "to see sarah", final: true });
    await heard.getByText("to see sarah").waitFor();
    expect(await heard.getAttribute("aria-hidden")).toBe("false");
    const text = "Are you still there?";
    line.showWords({ side: "receptionist", id: "u2", kind: "reprompt", text, final: false });
    await page.getByRole("alertdialog", { name: text }).waitFor();
    expect(await prompt.count()).toBe(1);
    await tap(page, "I'm still here");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
  });

  test("the microphone can be turned off, and held to talk", async () => {
    await using desk = await openDesk({ pagesFolder, kiosk });
    const { page } = await begin(desk, "Talk to the receptionist");
    const lately = () => desk.heard.slice(-10);
    const isSilent = () => lately().every((frame) => levelOf(frame) < 0.001);
    const isLoud = () => lately().some((frame) => levelOf(frame) > 0.02);
    await expect.poll(isLoud, WAIT).toBe(true);
    await tap(page, "Listening");
    await expect.poll(isSilent, WAIT).toBe(true);
    await tap(page, "Hold to talk");
    const hold = page.getByRole("button", { name: "Hold and speak" });
    await hold.hover();
    await page.mouse.down();
    await expect.poll(isLoud, WAIT).toBe(true);
    await page.mouse.up();
    await expect.poll(isSilent, WAIT).toBe(true);
    await hold.press("Tab");
    await hold.focus();
    await page.keyboard.down("Space");
    await expect.poll(isLoud, WAIT).toBe(true);
    await page.keyboard.up("Space");
    await expect.poll(isSilent, WAIT).toBe(true);
  });

  test("before anybody chooses to talk, nothing is heard and no call is on", async () => {
    await using desk = await openDesk({ pagesFolder, kiosk });
    const { page, faults } = await watchPage(browser, desk.origin);
    await page.goto(`${desk.origin}/kiosk`);
    await page.getByRole("button", { name: "Talk to the receptionist" }).waitFor();
    expect(desk.lines).toEqual([]);
    expect(await hardOnVisitors(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe.skipIf(!HAS_BROWSER)(`the kiosk of a tablet without a microphone${NO_BROWSER}`, () => {
  test("says so, and everything can be tapped and typed", async () => {
    const pagesFolder = await buildPages();
    await using desk = await openDesk({ pagesFolder, kiosk });
    const browser = await launchChromium();
    try {
      const { page, faults } = await watchPage(browser, desk.origin);
      await page.goto(`${desk.origin}/kiosk`);
      await tap(page, "Talk to the receptionist");
      await page.getByText("No microphone: use the screen").waitFor();
      await expect.poll(() => desk.lines.length, WAIT).toBe(1);
      desk.lines[0]?.showStep({ ask: "start", options: [], people: [] });
      await tap(page, "I have a delivery");
      await expect
        .poll(() => desk.events, WAIT)
        .toMatchObject([{ type: "text", text: "I have a delivery" }]);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await rm(pagesFolder, { recursive: true });
    }
  });

  test("a desk that is no lobby says where to go instead", async () => {
    const pagesFolder = await buildPages();
    await using desk = await openDesk({ pagesFolder });
    const browser = await launchChromium();
    try {
      const { page } = await watchPage(browser, desk.origin);
      await page.goto(`${desk.origin}/kiosk`);
      await page.getByText("This page is for a desk that receives visitors.").waitFor();
      expect(await page.getByRole("button").count()).toBe(0);
    } finally {
      await browser.close();
      await rm(pagesFolder, { recursive: true });
    }
  });
});

async function tap(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}
