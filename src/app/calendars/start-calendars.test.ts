import { expect, test } from "vitest";
import { openLinkedSalon } from "../../jobs/calendar-sync/testing/linked-salon.ts";
import { openMetLobby } from "../../jobs/meeting-calendars/testing/met-lobby.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { examineCalendars } from "./examine-calendars.ts";
import { calendarHealth } from "./start-calendars.ts";

test("a calendar that no longer lets us in is told with its person and what to do", async () => {
  await using linked = await openLinkedSalon(() =>
    Promise.reject(new ProviderError("memory", "authentication")),
  );
  const { database } = linked.salon;
  expect(await calendarHealth(database)).toEqual({ state: "healthy" });
  await linked.sync();
  const detail =
    "Priya: The calendar doesn't let us in any more: disconnect it and connect it again.";
  expect(await calendarHealth(database)).toEqual({ state: "degraded", detail });
  expect(await examineCalendars(database)).toEqual({ part: "calendars", state: "broken", detail });
});

test("a calendar that is away for a moment is no matter, for hours it is", async () => {
  await using linked = await openLinkedSalon(() =>
    Promise.reject(new ProviderError("memory", "connectivity")),
  );
  const { database } = linked.salon;
  await linked.sync();
  expect(await calendarHealth(database)).toEqual({ state: "healthy" });
  for (let hours = 0; hours < 4; hours += 1) await linked.sync({ afterMs: 3_600_000 });
  expect(await calendarHealth(database)).toMatchObject({ state: "degraded" });
});

test("a calendar that tells a lobby of visitors and no longer lets us in is told as well", async () => {
  await using met = await openMetLobby([null], () =>
    Promise.reject(new ProviderError("memory", "authentication")),
  );
  const { database } = met.lobby;
  await met.read();
  const detail =
    "the lobby's calendar: The calendar doesn't let us in any more: remove it and connect it again.";
  expect(await calendarHealth(database)).toEqual({ state: "degraded", detail });
  expect(await examineCalendars(database)).toEqual({ part: "calendars", state: "broken", detail });
});
