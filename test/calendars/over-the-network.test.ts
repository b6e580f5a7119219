import { expect, test } from "vitest";
import { comeToAgree } from "../../src/jobs/calendar-sync/testing/come-to-agree.ts";
import { CalDavCalendar } from "../../src/providers/caldav/caldav-calendar.ts";
import { CalDavStandIn, PRIYA } from "../../src/providers/caldav/testing/caldav-stand-in.ts";
import { GoogleCalendar } from "../../src/providers/google/google-calendar.ts";
import { GoogleStandIn } from "../../src/providers/google/testing/google-stand-in.ts";

test("the book and a calendar on a CalDAV server come to agree, whatever happens between them", async () => {
  const agreed = comeToAgree(15, async () => {
    const there = await CalDavStandIn.start();
    const calendar = new CalDavCalendar({ ...PRIYA, url: there.calendarUrl, addresses: [] });
    return { calendar, there, [Symbol.asyncDispose]: () => there[Symbol.asyncDispose]() };
  });
  await expect(agreed).resolves.toBeUndefined();
}, 60_000);

test("the book and a calendar at Google come to agree, whatever happens between them", async () => {
  const agreed = comeToAgree(15, () => {
    const there = new GoogleStandIn();
    const { calendarId, fetch, person: key } = there;
    const calendar = new GoogleCalendar({ calendarId, key, fetch });
    return Promise.resolve({ calendar, there, [Symbol.asyncDispose]: () => Promise.resolve() });
  });
  await expect(agreed).resolves.toBeUndefined();
}, 60_000);
