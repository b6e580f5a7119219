import { rm } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectVisit } from "../../src/actions/lobby/expected/expect-visit.ts";
import { ownerContext } from "../../src/app/open-book.ts";
import { systemClock } from "../../src/base/clock.ts";
import { kiosk } from "../../src/http/contract/kiosk.ts";
import { buildPages } from "./support/build-pages.ts";
import { HAS_BROWSER, launchChromium, NO_BROWSER } from "./support/chromium.ts";
import { hardOnVisitors } from "./support/legibility.ts";
import { type LobbyService, openLobbyService } from "./support/open-lobby-service.ts";
import { watchPage } from "./support/watch-page.ts";

const WAIT = { timeout: 10_000, interval: 20 };
const ELSEWHERE = "Please use the lobby phone, or ask at the security desk on your right.";
const TABLET = { width: 1180, height: 820 };
/** What has the focus, in words. */
const FOCUSED = "document.activeElement.textContent";
const SIZES = [TABLET, { width: 820, height: 1180 }, { width: 390, height: 844 }];

describe.skipIf(!HAS_BROWSER)(`the kiosk in a real browser${NO_BROWSER}`, () => {
  let browser: Browser;
  let pagesFolder: string;
  let lobby: LobbyService;

  beforeAll(async () => {
    pagesFolder = await buildPages();
    browser = await launchChromium();
    lobby = await openLobbyService({ pagesFolder, languages: "en-US, es-US" });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await lobby[Symbol.asyncDispose]();
    await rm(pagesFolder, { recursive: true });
  });

  async function open(options: { readonly clock?: boolean } = {}) {
    const { origin } = lobby.service;
    const { page, faults } = await watchPage(browser, origin, { viewport: TABLET });
    if (options.clock === true) await page.clock.install();
    await page.goto(`${origin}/kiosk`);
    await page.getByRole("heading", { name: "Welcome to Acme Corp" }).waitFor();
    return { page, faults };
  }

  test("a whole visit by touch: a name typed, a Sarah picked, a document accepted, a row written", async () => {
    const { page, faults } = await open();
    const hard: string[] = [];
    async function look(): Promise<void> {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const fault of await hardOnVisitors(page)) hard.push(`${size.width}: ${fault}`);
      }
    }
    const before = await lobby.visits();
    await look();
    await tap(page, "Use the screen only");
    await says(page, "Welcome to Acme Corp. I'm the AI receptionist. Who are you here to see?");
    await look();
    await page.getByLabel("Name of the person you're here to see").fill("Sarah");
    await tap(page, "Continue");
    await says(page, "I have a Sarah in Engineering and one in Marketing. Which one?");
    await look();
    expect(await page.locator("main").ariaSnapshot()).toBe(
      [
        "- main:",
        "  - log:",
        "    - paragraph: I have a Sarah in Engineering and one in Marketing. Which one?",
        '    - paragraph: "You: Sarah"',
        '  - button "Sarah Engineering"',
        '  - button "Sarah Marketing"',
        '  - button "None of these"',
        '  - button "Type something"',
        '  - button "Start again"',
      ].join("\n"),
    );
    await tap(page, "Sarah Engineering");
    await says(page, "What's your name, and which company are you with?");
    await look();
    await page.getByLabel("Your name").fill("Tom Baker");
    await page.getByLabel("Your company").fill("Initech");
    await page.keyboard.press("Enter");
    await says(page, "Is it for a meeting, an interview, or something else?");
    await tap(page, "A meeting");
    await says(page, "So that's Tom Baker from Initech for Sarah Chen. Shall I let Sarah know?");
    await look();
    expect(await lobby.visits()).toEqual(before);
    await tap(page, "Yes, let them know");
    await page.getByRole("heading", { name: "Confidentiality agreement" }).waitFor();
    await look();
    await tap(page, "I have read this and accept it");
    await page.getByText("Tom Baker to see Sarah").waitFor();
    await look();
    expect(await lobby.visits()).toEqual([...before, "Tom Baker, Initech, Sarah Chen, meeting"]);
    const accepted = await lobby.service.database.read
      .selectFrom("document_acceptances")
      .innerJoin("lobby_visits", "lobby_visits.id", "document_acceptances.visit_id")
      .select(["visitor_name", "version"])
      .execute();
    expect(accepted).toEqual([{ visitor_name: "Tom Baker", version: 1 }]);
    // Without a key nobody can be told: the visitor learns where to go, and nothing else.
    await says(page, /can't reach anybody from here. Please go to the security desk on your right/);
    await tap(page, "Check in somebody else");
    await page.getByRole("heading", { name: "Welcome to Acme Corp" }).waitFor();
    expect(hard).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("whoever leaves is asked at 20 seconds, may stay with one tap, and is gone at 30", async () => {
    const { page, faults } = await open({ clock: true });
    await tap(page, "Use the screen only");
    await page.getByLabel("Name of the person you're here to see").fill("Priya");
    await tap(page, "Continue");
    await says(page, "Priya Raman in Engineering?");
    const dialog = page.getByRole("alertdialog", { name: "Are you still there?" });
    await page.clock.fastForward(19_000);
    expect(await dialog.count()).toBe(0);
    await page.clock.fastForward(1500);
    await tap(page, "I'm still here");
    await dialog.waitFor({ state: "detached" });
    await page.clock.fastForward(29_000);
    await dialog.waitFor();
    expect(await page.getByText("Priya").count()).toBeGreaterThan(0);
    await page.clock.fastForward(1500);
    await page.getByRole("heading", { name: "Welcome to Acme Corp" }).waitFor();
    expect(await page.getByText("Priya").count()).toBe(0);
    expect(await keptBy(page)).toEqual([0, 0, ""]);
    await expect.poll(openCalls, WAIT).toBe(0);
    expect(faults).toEqual([]);
  });

  test("a person is asked for with one tap, from the first screen on", async () => {
    const { page } = await open({ clock: true });
    const before = await lobby.visits();
    await tap(page, "Get a person");
    await page
      .getByRole("status")
      .getByText(/I'm asking the security desk on your right/)
      .waitFor();
    expect(await lobby.visits()).toEqual([...before, "somebody, the front desk, other"]);
    await page.clock.fastForward(12_500);
    await page.getByRole("heading", { name: "Welcome to Acme Corp" }).waitFor();
  });

  test("a visit in Spanish is held in writing, and a switch of language keeps the answers", async () => {
    const { page, faults } = await open();
    const before = await lobby.visits();
    await tap(page, "Español");
    expect(await page.locator(".kiosk").getAttribute("lang")).toBe("es");
    await tap(page, "Empezar");
    await says(page, "¿A quién viene a ver?");
    await page.getByLabel("Nombre de la persona que viene a ver").fill("Priya");
    await tap(page, "Continuar");
    await says(page, "¿Es Priya Raman, Engineering?");
    await tap(page, "English");
    await says(page, "Priya Raman in Engineering?");
    await tap(page, "Yes");
    await tap(page, "Español");
    await says(page, "¿Cómo se llama, y de qué empresa viene?");
    await page.getByLabel("Su nombre").fill("Ana García");
    await tap(page, "Continuar");
    await tap(page, "Una entrevista");
    await says(page, "Ana García, para Priya Raman. ¿Aviso?");
    await tap(page, "Sí, avise");
    await tap(page, "Lo he leído y lo acepto");
    await says(page, /No puedo avisar a nadie desde aquí/);
    expect(await lobby.visits()).toEqual([...before, "Ana García, Priya Raman, interview"]);
    await tap(page, "Registrar a otra persona");
    // The next visitor begins in the language of the house.
    await page.getByRole("heading", { name: "Welcome to Acme Corp" }).waitFor();
    expect(faults).toEqual([]);
  });

  test("a delivery is told and its courier goes; who leaves is signed out", async () => {
    const { page } = await open();
    const before = await lobby.visits();
    await tap(page, "Use the screen only");
    await tap(page, "I have a delivery");
    await says(page, "Who is it for?");
    await page.getByLabel("Name of the person you're here to see").fill("Kevin Murphy");
    await tap(page, "Continue");
    await tap(page, "Yes");
    await tap(page, "Yes, let them know");
    await page
      .getByRole("status")
      .getByText(/Goodbye/)
      .waitFor();
    expect(await lobby.visits()).toEqual([...before, "somebody, Kevin Murphy, delivery"]);
    await tap(page, "Done");
    await tap(page, "Use the screen only");
    await tap(page, "I'm leaving");
    await says(page, "What name did you come in with?");
    await page.getByLabel("Your name").fill("Ana Silva");
    await tap(page, "Continue");
    await says(page, "Ana Silva, and you're leaving now?");
    await tap(page, "Yes");
    await page
      .getByRole("status")
      .getByText(/Goodbye/)
      .waitFor();
  });

  test("an invitation's code checks its visitor in, and the badge's signs them out", async () => {
    const { page } = await open();
    const { database } = lobby.service;
    const owner = await ownerContext(database, systemClock);
    const host = await database.read
      .selectFrom("employees")
      .select("id")
      .where("name", "=", "Priya Raman")
      .executeTakeFirstOrThrow();
    const startsAtMs = systemClock.nowMs() + 10 * 60_000;
    const { token } = await expectVisit(owner, {
      visitor: "Ada Byron",
      hostId: host.id,
      startsAtMs,
      endsAtMs: startsAtMs + 60 * 60_000,
    });
    const before = await lobby.visits();
    await tap(page, "I have a code");
    expect(await hardOnVisitors(page)).toEqual([]);
    // A scanner types what it reads and presses Enter.
    await page.keyboard.type(`${lobby.service.origin}/in/${token}`);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Thank you|Hello, Ada/ }).waitFor();
    expect(await lobby.visits()).toEqual([...before, "Ada Byron, Priya Raman, meeting"]);
    await tap(page, "Done");
    await tap(page, "I have a code");
    await page.keyboard.type("no code of ours");
    await page.keyboard.press("Enter");
    await page.getByText("I don't know this code.").waitFor();
    await tap(page, "Back");
    const visit = await database.read
      .selectFrom("lobby_visits")
      .select("badge_token")
      .where("visitor_name", "=", "Ada Byron")
      .executeTakeFirstOrThrow();
    await tap(page, "I have a code");
    await page.keyboard.type(visit.badge_token);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Goodbye!" }).waitFor();
    const left = await database.read
      .selectFrom("lobby_visits")
      .select("left_by")
      .where("visitor_name", "=", "Ada Byron")
      .executeTakeFirstOrThrow();
    expect(left).toEqual({ left_by: "badge" });
  });

  test("while there is no network, visitors are sent elsewhere; a visit that is still on goes on", async () => {
    const { page } = await open({ clock: true });
    await tap(page, "Use the screen only");
    await says(page, /Who are you here to see/);
    await page.context().setOffline(true);
    await page.getByRole("alert").getByText(ELSEWHERE).waitFor();
    await page.context().setOffline(false);
    await says(page, /Who are you here to see/);
    expect(await page.getByText(ELSEWHERE).count()).toBe(0);
  });

  test("when the receptionist goes, the page sends visitors elsewhere, forgets, and comes back by itself", async () => {
    await using first = await openLobbyService({ pagesFolder });
    const { origin } = first.service;
    const { page } = await watchPage(browser, origin);
    await page.clock.install();
    await page.goto(`${origin}/kiosk`);
    await tap(page, "Use the screen only");
    await page.getByLabel("Name of the person you're here to see").fill("Priya");
    await first.service[Symbol.asyncDispose]();
    await page
      .getByRole("status")
      .getByText(/I have to stop for a moment/)
      .waitFor();
    const elsewhere = page.getByRole("alert").getByText(ELSEWHERE);
    await goOnUntilShown(page, elsewhere);
    await using second = await openLobbyService({ pagesFolder, port: new URL(origin).port });
    expect(second.service.origin).toBe(origin);
    await goOnUntilShown(page, page.getByRole("heading", { name: "Welcome to Acme Corp" }));
    expect(await page.getByText("Priya").count()).toBe(0);
  });

  test("the page is told where it stands, and of nobody who works there", async () => {
    const answer = await fetch(`${lobby.service.origin}/api/kiosk`);
    expect(kiosk.strict().parse(await answer.json())).toEqual({
      name: "Acme Corp",
      languages: ["en-US", "es-US"],
      frontDesk: "the security desk on your right",
    });
  });

  test("it can be used by keyboard alone", async () => {
    const { page } = await open();
    await tabTo(page, "Use the screen only");
    await page.keyboard.press("Enter");
    await says(page, /Who are you here to see/);
    await page.getByLabel("Name of the person you're here to see").focus();
    await page.keyboard.type("Priya");
    await page.keyboard.press("Enter");
    await says(page, "Priya Raman in Engineering?");
    // The question after an answer is where the keyboard goes on.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(FOCUSED)).toBe("Yes");
    await page.keyboard.press("Enter");
    await says(page, "What's your name, and which company are you with?");
  });

  async function openCalls(): Promise<number> {
    const { count } = await lobby.service.database.read
      .selectFrom("calls")
      .select((row) => row.fn.countAll<number>().as("count"))
      .where("ended_at_ms", "is", null)
      .executeTakeFirstOrThrow();
    return count;
  }
});

async function tap(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** What the receptionist says stands on the screen, word for word. */
async function says(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole("log").getByText(words, { exact: true }).waitFor();
}

async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 10; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(FOCUSED)) === words) return;
  }
  throw new Error(`No Tab leads to ${words}`);
}

/** Lets the page's time pass, five seconds at once, until this is on the screen. */
async function goOnUntilShown(page: Page, shown: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.fastForward(5000);
      return await shown.count();
    }, WAIT)
    .toBe(1);
}

/** What a browser keeps of a page: entries of both storages, and cookies. */
async function keptBy(page: Page): Promise<readonly unknown[]> {
  return await page.evaluate<unknown[]>(
    "[localStorage.length, sessionStorage.length, document.cookie]",
  );
}
