import { calendarContract } from "../../ports/testing/calendar-contract.ts";
import { meetingsContract } from "../../ports/testing/meetings-contract.ts";
import { CalDavCalendar } from "./caldav-calendar.ts";
import { CalDavStandIn, PRIYA } from "./testing/caldav-stand-in.ts";

async function open(tellsEtag: boolean) {
  const there = await CalDavStandIn.start();
  there.store.tellsEtag = tellsEtag;
  const calendar = new CalDavCalendar({
    ...PRIYA,
    url: there.calendarUrl,
    addresses: ["priya@example.com"],
  });
  return { calendar, there, [Symbol.asyncDispose]: () => there[Symbol.asyncDispose]() };
}

calendarContract("CalDAV", () => open(true));
calendarContract("CalDAV with a server that keeps versions to itself", () => open(false));
meetingsContract("CalDAV", () => open(true));
