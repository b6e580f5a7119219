import { afterAll, expect, test } from "vitest";
import { CalDavStandIn, PRIYA } from "./caldav-stand-in.ts";

const standIn = await CalDavStandIn.start();
afterAll(() => standIn[Symbol.asyncDispose]());

const REPORT = `<c:calendar-query xmlns:c="urn:ietf:params:xml:ns:caldav"/>`;

test.each([
  ["a wrong password", { method: "PROPFIND", password: "wrong" }, 401],
  ["a method that it doesn't know", { method: "PATCH" }, 405],
  ["a question that isn't XML", { method: "REPORT", body: "what is there?" }, 400],
  ["a report without its filter", { method: "REPORT", body: REPORT }, 403],
  ["an event that is none", { method: "PUT", path: "one.ics", body: "haircut at three" }, 403],
] as const)("the stand-in refuses %s", async (_, request, status) => {
  const { method, password = PRIYA.password, path = "", body = "" } = { ...NOTHING, ...request };
  const pair = Buffer.from(`${PRIYA.user}:${password}`).toString("base64");
  const response = await fetch(standIn.calendarUrl + path, {
    method,
    headers: { authorization: `Basic ${pair}`, depth: "1", "content-type": "text/calendar" },
    ...(body !== "" && { body }),
  });
  expect(response.status).toBe(status);
});

/** What most of them leave out. */
const NOTHING: { password?: string; path?: string; body?: string } = {};
