import { rm } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Appointment } from "../../src/http/contract/appointment.ts";
import { buildPages } from "./support/build-pages.ts";
import { HAS_BROWSER, launchChromium, NO_BROWSER } from "./support/chromium.ts";
import { type OpenDesk, openDesk } from "./support/open-desk.ts";
import { watchPage } from "./support/watch-page.ts";

/** 3:10 in the afternoon at the desk. */
const NOW = "2026-11-21T15:10:00+05:30";
const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 } };

const anita = booking("1", "Anita Rao", "Haircut", "Priya", "15:00", "15:45");
const ravi = booking("2", "Ravi Kumar", "Beard trim", "Arjun", "17:30", "17:50");

describe.skipIf(!HAS_BROWSER)(`today's page in a real browser${NO_BROWSER}`, () => {
  let browser: Browser;
  let pagesFolder: string;

  beforeAll(async () => {
    pagesFolder = await buildPages();
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(pagesFolder, { recursive: true });
  });

  async function look(desk: OpenDesk, options: BrowserContextOptions = WIDE) {
    const watched = await watchPage(browser, desk.origin, options);
    await watched.page.clock.setFixedTime(new Date(NOW));
    await watched.page.goto(desk.origin);
    return watched;
  }

  test("an empty day is said kindly, with everyone who works", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page, faults } = await look(desk);
    await page.getByText("No appointments today yet.").waitFor();
    await page.getByText("No calls right now.").waitFor();
    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
      "Priya",
      "Kavitha",
      "Arjun",
      "Meena",
      "Calls",
    ]);
    expect(faults).toEqual([]);
  });

  test("a booking made in a call appears by itself, in its stylist's column", async () => {
    await using desk = await openDesk({ pagesFolder });
    const { page } = await look(desk);
    await page.getByText("No appointments today yet.").waitFor();
    desk.appointments.push(ravi);
    desk.calls.tell({ callId: "call_1", atMs: 1, type: "book-changed", what: "booked" });
    const card = page.getByRole("region", { name: "Arjun" }).getByRole("article");
    await card.getByText("Ravi Kumar").waitFor();
    expect(await card.textContent()).toContain("Beard trim");
    await page
      .getByText("1 appointment today. Next is Ravi Kumar at 5:30 pm with Arjun.")
      .waitFor();
  });

  test("the words of a call that is on appear as they are said", async () => {
    await using desk = await openDesk({ pagesFolder });
    const of = { callId: "call_1", atMs: Date.parse(NOW) - 5000 };
    desk.calls.tell({ ...of, type: "call-started", channel: "phone" });
    const { page } = await look(desk);
    const calls = page.getByRole("complementary", { name: "Calls" });
    await calls.getByText("Live").waitFor();
    desk.calls.tell({ ...of, type: "caller-speaking", text: "a hair" });
    await calls.getByText("a hair", { exact: false }).waitFor();
    desk.calls.tell({ ...of, type: "caller-said", text: "A haircut, please", confidence: 0.9 });
    const says = { type: "receptionist-says", utterance: "u1", kind: "reply" } as const;
    desk.calls.tell({ ...of, ...says, text: "When would you like to come?" });
    await calls.getByText("When would you like to come?").waitFor();
    expect(await calls.getByRole("listitem").allTextContents()).toEqual([
      "CallerA haircut, please",
      "ReceptionistWhen would you like to come?",
    ]);
    desk.calls.tell({ ...of, atMs: Date.parse(NOW), type: "call-ended", outcome: "booked" });
    await calls.getByText("Booked").waitFor();
    expect(await calls.getByText("0:05").count()).toBe(1);
  });

  test("what is going on now, over or cancelled is told apart, in words too", async () => {
    await using desk = await openDesk({
      pagesFolder,
      appointments: [
        booking("3", "Divya S", "Manicure", "Meena", "11:00", "11:45"),
        anita,
        { ...ravi, status: "cancelled" },
      ],
    });
    const { page } = await look(desk);
    const standing = (name: string) =>
      page.getByRole("article").filter({ hasText: name }).locator(".standing").textContent();
    await page.getByText("Anita Rao").first().waitFor();
    expect(await standing("Divya S")).toBe("Earlier");
    expect(await standing("Anita Rao")).toBe("Now");
    expect(await standing("Ravi Kumar")).toBe("Cancelled");
    expect(await page.locator(".now-line").textContent()).toBe("3:10 pm");
  });

  test("on a phone the day is one list in the order it happens, and nothing is wider than the screen", async () => {
    await using desk = await openDesk({ pagesFolder, appointments: [ravi, anita] });
    const { page } = await look(desk, PHONE);
    const cards = page.getByRole("article");
    await cards.first().waitFor();
    expect(await cards.locator(".customer").allTextContents()).toEqual(["Anita Rao", "Ravi Kumar"]);
    expect(await cards.first().textContent()).toContain("with Priya");
    expect(await overflow(page)).toBe(0);
    await page.goto(`${desk.origin}/talk`);
    await page.getByRole("button", { name: "Talk to the receptionist" }).waitFor();
    expect(await overflow(page)).toBe(0);
  });

  test("a lost connection is shown, and the page catches up when it is back", async () => {
    const first = await openDesk({ pagesFolder });
    const { page } = await look(first);
    await page.getByText("Up to date").waitFor();
    await first[Symbol.asyncDispose]();
    await page.getByText("Connection lost. Trying again…").waitFor();
    const port = Number(new URL(first.origin).port);
    await using again = await openDesk({ pagesFolder, port, appointments: [ravi] });
    await page.getByText("Up to date").waitFor({ timeout: 20_000 });
    await page.getByText("Ravi Kumar").first().waitFor();
    expect(again.calls.watchers).toBe(1);
  });

  test("with a password, the page comes after the login", async () => {
    await using desk = await openDesk({ pagesFolder, password: "open sesame" });
    const { page, faults } = await watchPage(browser, desk.origin);
    await page.goto(`${desk.origin}/talk`);
    await page.getByLabel("Password").fill("open");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("That's not the password. Try again.").waitFor();
    faults.length = 0; // The refusal itself is in the console.
    await page.getByLabel("Password").fill("open sesame");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("button", { name: "Type instead" }).click();
    await page.getByText("Waiting for your words").waitFor();
    expect(new URL(page.url()).pathname).toBe("/talk");
    expect(faults).toEqual([]);
  });
});

function booking(
  id: string,
  name: string,
  service: string,
  stylist: string,
  from: string,
  to: string,
): Appointment {
  return {
    id,
    customer: { name, phone: "+919840012345" },
    services: [service],
    stylist,
    start: `2026-11-21T${from}:00+05:30`,
    end: `2026-11-21T${to}:00+05:30`,
    status: "booked",
  };
}

/** By how many pixels the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - innerWidth");
}
