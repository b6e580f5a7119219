import { expect, test } from "vitest";
import { readMeeting } from "./read-meeting.ts";

const span = { startMs: Date.UTC(2026, 10, 23), endMs: Date.UTC(2026, 10, 25) };
const times = {
  start: { dateTime: "2026-11-23T15:00:00-05:00" },
  end: { dateTime: "2026-11-23T16:00:00-05:00" },
};
const tom = { email: "Tom.Baker@initech.example", displayName: "Tom Baker" };

test("in a calendar that is nobody's own, who made an event is taken for who invited", () => {
  const event = {
    ...times,
    iCalUID: "1@google.com",
    organizer: { email: "c_1@group.calendar.google.com", self: true },
    creator: { email: "priya@acme.example" },
    attendees: [tom],
  };
  expect(readMeeting(event, span)).toEqual({
    key: "1@google.com",
    startMs: Date.UTC(2026, 10, 23, 20),
    endMs: Date.UTC(2026, 10, 23, 21),
    organizer: { email: "priya@acme.example" },
    guests: [{ email: "tom.baker@initech.example", name: "Tom Baker" }],
  });
});

test("whom an assistant invites for somebody comes to them, not to the assistant", () => {
  const event = {
    ...times,
    id: "1",
    organizer: { email: "priya@acme.example", self: true },
    creator: { email: "assistant@acme.example" },
    attendees: [tom],
  };
  expect(readMeeting(event, span)).not.toHaveProperty("organizer");
});

test("an event that only shows that somebody is busy is no meeting", () => {
  expect(readMeeting({ ...times, id: "1", visibility: "default" }, span)).toBeUndefined();
  expect(readMeeting({ id: "1", attendees: [tom] }, span)).toBeUndefined();
});
