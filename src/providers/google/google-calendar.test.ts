import { expect, test } from "vitest";
import { calendarContract } from "../../ports/testing/calendar-contract.ts";
import { meetingsContract } from "../../ports/testing/meetings-contract.ts";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import { GoogleCalendar } from "./google-calendar.ts";
import { readGoogleKey } from "./google-key.ts";
import { GoogleStandIn } from "./testing/google-stand-in.ts";

function open(as: "serviceAccount" | "person") {
  const there = new GoogleStandIn();
  const { calendarId, fetch } = there;
  const calendar = new GoogleCalendar({ calendarId, key: there[as], fetch });
  return Promise.resolve({ calendar, there, [Symbol.asyncDispose]: () => Promise.resolve() });
}

calendarContract("Google with a service account", () => open("serviceAccount"));
calendarContract("Google with a person's consent", () => open("person"));
meetingsContract("Google", () => open("serviceAccount"));

const { signal } = new AbortController();
const query = {
  span: { startMs: Date.UTC(2026, 10, 1), endMs: Date.UTC(2027, 0, 1) },
  zone: "Asia/Kolkata",
  signal,
};
const event: CalendarEvent = {
  uid: "visit_0123456789abcdef01234567@glamdesk.frontdesk",
  sequence: 0,
  startMs: Date.UTC(2026, 10, 24, 5, 30),
  endMs: Date.UTC(2026, 10, 24, 6, 15),
  zone: "Asia/Kolkata",
  summary: "Anita: haircut",
  status: "confirmed",
  createdAtMs: 0,
  changedAtMs: 0,
};

test("a consent that was taken back is told as such", async () => {
  const { calendar, there } = await open("person");
  there.letsIn = false;
  await expect(calendar.read(query)).rejects.toMatchObject({ failure: "authentication" });
  await expect(calendar.put(event, { signal })).rejects.toMatchObject({
    failure: "authentication",
  });
});

test.each([
  [401, "authError", "authentication"],
  [403, "rateLimitExceeded", "rate-limit"],
  [403, "quotaExceeded", "quota"],
  [403, "forbidden", "invalid-request"],
  [404, "notFound", "invalid-request"],
  [429, "rateLimitExceeded", "rate-limit"],
  [503, "backendError", "server"],
])("status %i for %s is a fault that is told as %s", async (status, reason, failure) => {
  const { calendar, there } = await open("person");
  there.outage = { status, reason };
  await expect(calendar.read(query)).rejects.toMatchObject({ failure });
  await expect(calendar.put(event, { signal })).rejects.toMatchObject({ failure });
});

test("an event that Google won't take is refused, the calendar is not broken", async () => {
  const { calendar, there } = await open("person");
  there.outage = { status: 400, reason: "invalid" };
  expect(await calendar.put(event, { signal })).toBe("refused");
});

test("a request ends when its signal does", async () => {
  const { calendar } = await open("person");
  const stopped = AbortSignal.abort(new Error("The program is closing"));
  await expect(calendar.read({ ...query, signal: stopped })).rejects.toThrow("closing");
});

test("only the two files that Google gives out are keys", () => {
  expect(readGoogleKey("not json")).toBeUndefined();
  expect(readGoogleKey('{"type":"external_account"}')).toBeUndefined();
  const person = {
    type: "authorized_user",
    client_id: "a",
    client_secret: "b",
    refresh_token: "c",
  };
  expect(readGoogleKey(JSON.stringify({ ...person, extra: 1 }))).toEqual(person);
});
