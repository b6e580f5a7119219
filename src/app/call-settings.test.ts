import { expect, test } from "vitest";
import { openSalon } from "../actions/testing/open-salon.ts";
import { openSalonDesk } from "../desks/salon/open-salon-desk.ts";
import { loadDesk } from "../actions/load-desk.ts";
import { readDeskFile } from "../config/desk-file/read-desk-file.ts";
import { openDesk } from "./open-desk.ts";
import { callSettings, fixedPhrases } from "./call-settings.ts";

async function settingsOf(call: Parameters<typeof callSettings>[2], greeting: string) {
  await using salon = await openSalon();
  const desk = await openSalonDesk(salon.owner);
  const { policies } = await loadDesk(salon.owner);
  return callSettings({ ...desk, profile: { ...desk.profile, greeting } }, policies, call);
}

test("tells callers that their words are kept, before it asks what they want", async () => {
  const call = { channel: "phone", wordsAreKept: true, transfers: true } as const;
  const asking = await settingsOf(call, "Hello, this is GlamDesk. How can I help?");
  expect(asking.words.greeting).toBe(
    "Hello, this is GlamDesk. What we say is kept in writing for a while. How can I help?",
  );
  const telling = await settingsOf(call, "This is GlamDesk.");
  expect(telling.words.greeting).toBe(
    "This is GlamDesk. What we say is kept in writing for a while.",
  );
});

test("says nothing of it when they are not", async () => {
  const settings = await settingsOf(
    { channel: "phone", wordsAreKept: false, transfers: true },
    "Hello!",
  );
  expect(settings.words.greeting).toBe("Hello!");
});

test("has patience with whoever writes", async () => {
  const phone = await settingsOf(
    { channel: "phone", wordsAreKept: false, transfers: true },
    "Hello!",
  );
  const chat = await settingsOf(
    { channel: "chat", wordsAreKept: false, transfers: true },
    "Hello!",
  );
  expect(phone.limits.silenceMs).toBe(8000);
  expect(chat.limits.silenceMs).toBeGreaterThan(60_000);
});

test("gives a visitor at a kiosk time to read, with sound or without, and tells none to call again", async () => {
  for (const channel of ["browser", "chat"] as const) {
    const call = { channel, wordsAreKept: false, transfers: false, atKiosk: true } as const;
    const { limits, words } = await settingsOf(call, "Welcome!");
    expect(limits.silenceMs).toBe(20_000);
    expect(`${words.tooLong} ${words.shutdown}`).not.toMatch(/call again/u);
  }
});

test("promises to put nobody through whose line can't", async () => {
  await using clinic = await openSalon({ desk: await readDeskFile("desks/clinic.yaml") });
  const desk = await openDesk(clinic);
  const { policies } = await loadDesk(clinic.owner);
  const call = { channel: "chat", wordsAreKept: false } as const;
  const phone = callSettings(desk, policies, { ...call, transfers: true }).emergency;
  const chat = callSettings(desk, policies, { ...call, transfers: false }).emergency;
  expect(phone?.transfer?.sentence).toMatch(/putting you through/u);
  expect(chat?.transfer).toBeUndefined();
  expect(chat?.sentence).toMatch(/can't put you through.*call 911/u);
});

test("knows every sentence it will say of its own accord", async () => {
  const { words } = await settingsOf(
    { channel: "phone", wordsAreKept: false, transfers: true },
    "Hi! Welcome.",
  );
  const phrases = fixedPhrases(words);
  expect(phrases.slice(0, 2)).toEqual(["Hi!", "Welcome."]);
  expect(phrases).toContain("Are you still there?");
});
