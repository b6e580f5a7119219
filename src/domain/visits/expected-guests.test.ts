import { expect, test } from "vitest";
import type { Meeting } from "../calendars/meeting.ts";
import { expectedGuests, type HouseMember } from "./expected-guests.ts";

const house: readonly HouseMember[] = [
  { id: "priya", email: "Priya@acme.example", isGone: false },
  { id: "noah", email: "noah@acme.example", isGone: false },
  { id: "kim", email: "kim@gmail.com", isGone: false },
  { id: "peter", email: "peter@old-acme.example", isGone: true },
];
const tom = { email: "tom.baker@initech.example", name: "Tom Baker" };
const anna = { email: "anna@gmail.com", name: "Anna Schmidt" };

function meet(people: Partial<Meeting>, ownerId: string | null = "priya") {
  const meeting: Meeting = { key: "1", startMs: 0, endMs: 1, guests: [], ...people };
  return expectedGuests(meeting, house, ownerId);
}

test("visitors come from outside: neither colleagues, nor others of the house, nor rooms", () => {
  const inside = [
    "noah@acme.example",
    "new.hire@acme.example",
    "kim@gmail.com",
    "peter@old-acme.example",
    "c_1@resource.calendar.google.com",
  ].map((email) => ({ email, name: "Some Body" }));
  expect(meet({ guests: inside })).toBeUndefined();
  expect(meet({ guests: [...inside, tom, anna] })).toEqual({
    hostId: "priya",
    guests: [
      { email: tom.email, visitor: "Tom Baker", company: "Initech" },
      { email: anna.email, visitor: "Anna Schmidt", company: null },
    ],
  });
});

test("whoever of the house invited receives the guest, else whose calendar it is", () => {
  const noah = { email: "noah@acme.example" };
  expect(meet({ organizer: noah, guests: [tom] })?.hostId).toBe("noah");
  expect(meet({ organizer: tom, guests: [noah] })).toMatchObject({
    hostId: "priya",
    guests: [{ visitor: "Tom Baker" }],
  });
  expect(meet({ organizer: { email: "peter@old-acme.example" }, guests: [tom] })?.hostId).toBe(
    "priya",
  );
});

test("in a calendar of the whole lobby, it's the first of the house who takes part, and nobody else", () => {
  const noah = { email: "noah@acme.example" };
  expect(meet({ organizer: tom, guests: [noah] }, null)?.hostId).toBe("noah");
  expect(meet({ organizer: tom, guests: [anna] }, null)).toBeUndefined();
  expect(meet({ guests: [tom] }, "peter")).toBeUndefined();
});

test("who invites and takes part as well is expected once", () => {
  expect(meet({ organizer: tom, guests: [tom] })?.guests).toHaveLength(1);
});

test.each([
  ["Baker, Tom", "t@x.example", "Tom Baker"],
  ["Tom Baker (Initech)", "t@x.example", "Tom Baker"],
  ["'Tom Baker'", "t@x.example", "Tom Baker"],
  ["tom.baker@x.example", "tom.baker@x.example", "Tom Baker"],
  [undefined, "maria-del.carmen+lobby@x.example", "Maria Del Carmen"],
  [undefined, "tom_baker7@x.example", "Tom Baker"],
  [undefined, "tbaker@x.example", null],
  [undefined, "t.baker@x.example", null],
  [undefined, "front.desk@x.example", null],
  ["?", "tom@x.example", null],
  ["x".repeat(61), "tom@x.example", null],
])("%s <%s> is called %s", (name, email, visitor) => {
  const guest = { email, ...(name !== undefined && { name }) };
  expect(meet({ guests: [guest] })?.guests).toEqual([{ email, visitor, company: "X" }]);
});

test.each([
  ["acme-corp.com", "Acme Corp"],
  ["mail.initech.co.uk", "Initech"],
  ["initech.onmicrosoft.com", "Initech"],
  ["sub.initech.com", "Initech"],
  ["co.uk", "Co"],
  ["yahoo.co.jp", null],
  ["gmx.de", null],
  ["outlook.com", null],
  ["xn--bcher-kva.example", null],
])("somebody at %s is from %s", (domain, company) => {
  const guest = { email: `x@${domain}`, name: "Tom Baker" };
  expect(meet({ guests: [guest] })?.guests).toMatchObject([{ company }]);
});

test("of whom neither a name nor a company is known, nobody is expected", () => {
  expect(meet({ guests: [{ email: "tb@gmail.com" }] })).toBeUndefined();
});
