import { expect, test } from "vitest";
import { GoogleStandIn } from "./google-stand-in.ts";

const google = new GoogleStandIn();
const EVENTS = `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(google.calendarId)}/events`;
const authorization = "Bearer access";

test("takes what is in order", async () => {
  const listed = await google.fetch(`${EVENTS}?singleEvents=true`, { headers: { authorization } });
  expect(listed.status).toBe(200);
});

test.each([
  [
    "a wrong token",
    `${EVENTS}?singleEvents=true`,
    { headers: { authorization: "Bearer wrong" } },
    401,
  ],
  [
    "an unknown parameter",
    `${EVENTS}?singleEvents=true&colour=red`,
    { headers: { authorization } },
    400,
  ],
  ["an unknown field", EVENTS, post({ start: {}, end: {}, colour: "red" }), 400],
  ["a time that is none", EVENTS, post({ start: { dateTime: "at three" }, end: {} }), 400],
  ["another method", EVENTS, { method: "PATCH", headers: { authorization } }, 405],
] as const)("the stand-in refuses %s", async (_, url, request, status) => {
  expect((await google.fetch(url, request)).status).toBe(status);
});

test("the stand-in refuses a consent that it never gave", async () => {
  const body = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: "stolen",
    client_id: "client",
    client_secret: "secret",
  });
  const answer = await google.fetch("https://oauth2.googleapis.com/token", {
    method: "POST",
    body,
  });
  expect(answer.status).toBe(400);
});

function post(event: object) {
  return { method: "POST", headers: { authorization }, body: JSON.stringify(event) };
}
