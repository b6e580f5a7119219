import { expect, test } from "vitest";
import type { RollCall, RollCallEntry } from "../../domain/visits/roll-call.ts";
import { rollCallPage } from "./roll-call-page.ts";

const tom: RollCallEntry = {
  visitId: "visit_1",
  visitor: "Tom <script>Baker</script>",
  company: "Initech & Sons",
  partySize: 3,
  host: "Priya Raman",
  department: "Engineering",
  place: null,
  arrivedAtMs: Date.UTC(2026, 10, 23, 14, 5),
};
const roll: RollCall = {
  business: "Acme Corp",
  zone: "America/New_York",
  asOfMs: Date.UTC(2026, 10, 23, 15),
  people: [tom],
};

test("it counts everybody of a group, and says until when it was so in the time of the place", () => {
  const page = rollCallPage(roll, { isDrill: false, links: false });
  expect(page).toContain("</span> of 3 found");
  expect(page).toContain("as of 2026-11-23 10:00");
  expect(page).toContain("and 2 more");
  expect(page).toContain(">09:05<");
  expect(page).not.toContain("DRILL");
});

test("nothing a visitor called themselves is run", () => {
  const page = rollCallPage(roll, { isDrill: false, links: false });
  expect(page).toContain("Tom &lt;script&gt;Baker&lt;/script&gt; and 2 more");
  expect(page).toContain("Initech &amp; Sons");
  expect(page.match(/<script>/gu)).toHaveLength(1);
});

test("with several places each has its count, and those of no known place come last", () => {
  const people = [
    tom,
    { ...tom, visitId: "visit_2", place: "New York", partySize: 1 },
    { ...tom, visitId: "visit_3", place: "London", partySize: 1 },
  ];
  const page = rollCallPage({ ...roll, people }, { isDrill: true, links: true });
  expect([...page.matchAll(/<h2>(.*?)<\/h2>/gu)].map(([, heading]) => heading)).toEqual([
    "London: 1",
    "New York: 1",
    "Place not known: 3",
  ]);
  expect(page).toContain("THIS IS A DRILL");
});

test("it loads nothing from anywhere, so that it works from a disk", () => {
  const page = rollCallPage(roll, { isDrill: false, links: false });
  expect(page).not.toMatch(/src=|href=|url\(|@import|fetch\(/u);
});
