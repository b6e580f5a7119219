import { expect, test } from "vitest";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";
import { deskForNumber } from "./desk-for-number.ts";
import { loadBusiness } from "./load-business.ts";
import { seedDesk } from "./seed-desk.ts";

test("a desk comes out of the database as it went in, with ids that hold everywhere", async () => {
  await using database = await freshDatabase();
  expect(await seedDesk(database, sampleDesk)).toBe(true);
  const business = await loadBusiness(database.read, "glamdesk");
  expect(business).toEqual({
    ...sampleDesk,
    services: sampleDesk.services.map((service) =>
      Object.assign({}, service, { id: `glamdesk/${service.id}` }),
    ),
    stylists: sampleDesk.stylists.map((stylist) =>
      Object.assign({}, stylist, {
        id: `glamdesk/${stylist.id}`,
        serviceIds: stylist.serviceIds.map((id) => `glamdesk/${id}`),
        timeOff:
          stylist.id === "priya"
            ? [
                {
                  startMs: Date.UTC(2026, 10, 30, 18, 30),
                  endMs: Date.UTC(2026, 11, 1, 18, 30),
                },
              ]
            : [],
      }),
    ),
    faqs: sampleDesk.faqs.map((faq) => Object.assign({}, faq, { id: `glamdesk/${faq.id}` })),
  });
});

test("places, rooms, special days, limits and people's own ways come out as they went in", async () => {
  await using database = await freshDatabase();
  const desk: DeskFile = {
    ...sampleDesk,
    specialDays: special("2026-12-24"),
    locations: [
      {
        id: "desk",
        name: "Anna Nagar",
        aliases: ["the new one"],
        address: "7 Third Avenue",
        zone: "Asia/Dubai",
        hours: [{ weekday: 1, fromMinute: 540, toMinute: 1080 }],
        specialDays: special("2026-12-23"),
        closures: [{ from: "2027-01-01", to: "2027-01-02" }],
      },
    ],
    rooms: [{ id: "chair", name: "the chair", kind: "colour chair", locationId: "desk" }],
    policies: { ...sampleDesk.policies, mostPerDay: 30 },
    services: sampleDesk.services.map((service) =>
      Object.assign({}, service, { roomKind: "colour chair", mostPerDay: 3 }),
    ),
    stylists: sampleDesk.stylists.slice(0, 1).map((stylist) =>
      Object.assign({}, stylist, {
        specialty: "colour",
        locationId: "desk",
        zone: "Europe/London",
        mostPerDay: 9,
        specialDays: special("2026-12-22"),
        timeOff: [{ from: "2026-12-01T00:00", to: "2026-12-02T00:00" }],
        ownServices: [
          {
            serviceId: "haircut",
            phases: [{ kind: "working", minutes: 20 }],
            priceMinor: 1,
          },
        ],
      }),
    ),
  };
  await seedDesk(database, desk);
  const business = await loadBusiness(database.read, "glamdesk");
  const { specialDays, locations, rooms, policies, services, stylists } = business;
  expect({ specialDays, policies }).toEqual({
    specialDays: desk.specialDays,
    policies: desk.policies,
  });
  expect(locations).toEqual([{ ...desk.locations[0], id: "glamdesk/desk" }]);
  expect(rooms).toEqual([{ ...desk.rooms[0], id: "glamdesk/chair", locationId: "glamdesk/desk" }]);
  expect(services[0]).toEqual({ ...desk.services[0], id: "glamdesk/haircut" });
  const [away] = stylists[0]?.timeOff ?? [];
  expect(away?.startMs).toBe(Date.UTC(2026, 11, 1));
  expect(stylists[0]).toMatchObject({
    specialty: "colour",
    locationId: "glamdesk/desk",
    zone: "Europe/London",
    mostPerDay: 9,
    specialDays: desk.stylists[0]?.specialDays,
    ownServices: [
      {
        serviceId: "glamdesk/haircut",
        phases: [{ kind: "working", minutes: 20 }],
        priceMinor: 1,
      },
    ],
  });
});

test("a stylist may be called Desk", async () => {
  await using database = await freshDatabase();
  const stylists = sampleDesk.stylists.map((one, at) =>
    at === 0 ? Object.assign({}, one, { id: "desk", name: "Desk" }) : one,
  );
  expect(await seedDesk(database, { ...sampleDesk, stylists })).toBe(true);
});

test("seeding again changes nothing, not even what the owner changed since", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  await database.write((writer) =>
    writer.updateTable("desks").set({ greeting: "Vanakkam!" }).execute(),
  );
  expect(await seedDesk(database, sampleDesk)).toBe(false);
  expect((await loadBusiness(database.read, "glamdesk")).greeting).toBe("Vanakkam!");
});

test("two desks with the same services live side by side", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  await seedDesk(database, { ...sampleDesk, id: "second", name: "Second" });
  const business = await loadBusiness(database.read, "second");
  expect(business.services.map((service) => service.id)).toContain("second/haircut");
  expect(business.stylists).toHaveLength(3);
});

test("what is no longer offered is not loaded", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  await database.write(async (writer) => {
    await writer
      .updateTable("services")
      .set({ offered: 0 })
      .where("id", "=", "glamdesk/facial")
      .execute();
    await writer
      .updateTable("stylists")
      .set({ working: 0 })
      .where("id", "=", "glamdesk/arjun")
      .execute();
  });
  const business = await loadBusiness(database.read, "glamdesk");
  expect(business.services.map((service) => service.name)).not.toContain("facial");
  expect(business.stylists.map((stylist) => stylist.name)).toEqual(["Priya", "Kavitha"]);
  expect(business.stylists[1]?.serviceIds).not.toContain("glamdesk/facial");
});

test("a desk that isn't there is named", async () => {
  await using database = await freshDatabase();
  await expect(loadBusiness(database.read, "nowhere")).rejects.toThrow(`no desk "nowhere"`);
});

test("a call finds its desk by the number that was rung", async () => {
  await using database = await freshDatabase();
  expect(await deskForNumber(database.read, "+914428150001")).toBeUndefined();
  const numbered = { ...sampleDesk, id: "a-second", numbers: ["+914428150002"] };
  await seedDesk(database, numbered);
  expect(await deskForNumber(database.read, "+914428150001")).toBeUndefined();
  await seedDesk(database, sampleDesk);
  expect(await deskForNumber(database.read, "+914428150002")).toBe("a-second");
  expect(await deskForNumber(database.read, "+914428150001")).toBe("glamdesk");
  expect(await deskForNumber(database.read)).toBe("a-second");
});

function special(date: string) {
  return [
    { date, spans: [{ fromMinute: 600, toMinute: 840 }], reason: "Christmas Eve" },
    { date: "2026-12-31", spans: [] },
  ];
}
