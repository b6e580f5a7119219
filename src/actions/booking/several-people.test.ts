import { describe, expect, test } from "vitest";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { appointments } from "../../store/book/appointments.ts";
import { usesOf } from "../../store/book/visits.ts";
import { sampleDesk } from "../../store/testing/sample-desk.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { commitBooking } from "./commit-booking.ts";
import { commitMove } from "./commit-move.ts";
import { findSlots } from "../slots/find-slots.ts";
import { listChanges } from "../changes/list-changes.ts";
import { proposeBooking } from "./propose-booking.ts";
import { proposeMove } from "./propose-move.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const BOTH = ["glamdesk/facial", "glamdesk/beard-trim"];

describe("a visit of two services that nobody does alone", () => {
  test("is offered with the people who share it, and booked with both of them", async () => {
    await using salon = await openSalon();
    const id = await book(salon, BOTH, "2026-11-24T15:05");
    const [appointment] = await appointments(salon.database.read, {
      deskId: salon.deskId,
      ids: [id],
    });
    expect(appointment?.services.map(({ name, stylist }) => [name, stylist.name])).toEqual([
      ["facial", "Kavitha"],
      ["beard trim", "Arjun"],
    ]);
    // The facial's buffer of ten minutes lies between the two.
    expect(appointment?.startMs).toBe(salon.at("2026-11-24T15:15"));
    expect(appointment?.endMs).toBe(salon.at("2026-11-24T16:55"));
  });

  test("keeps both of them busy", async () => {
    await using salon = await openSalon();
    await book(salon, BOTH, "2026-11-24T15:05");
    expect(await whyNot(salon, "beard-trim", "arjun", "2026-11-24T16:30")).toBe("slot-taken");
    expect(await whyNot(salon, "facial", "kavitha", "2026-11-24T15:30")).toBe("slot-taken");
    expect(await whyNot(salon, "haircut", "arjun", "2026-11-24T15:30")).toBe("free");
  });

  test("is moved as a whole, to where both are free", async () => {
    await using salon = await openSalon();
    const id = await book(salon, BOTH, "2026-11-24T15:05");
    const check = await checkSlot(salon.owner, {
      serviceIds: BOTH,
      stylistId: "glamdesk/kavitha",
      startMs: salon.at("2026-11-24T15:45"),
      movingId: id,
    });
    const slot = check.ok ? check.slot.token : "";
    const proposed = await proposeMove(salon.owner, { appointmentId: id, slot });
    const moved = await commitMove(salon.owner, {
      proposal: proposed.ok ? proposed.proposal : "",
    });
    expect(moved).toMatchObject({ ok: true, move: { stylists: ["Kavitha", "Arjun"] } });
    expect(await whyNot(salon, "beard-trim", "arjun", "2026-11-24T16:15")).toBe("free");
    expect(await whyNot(salon, "beard-trim", "arjun", "2026-11-24T17:00")).toBe("slot-taken");
  });

  test("with somebody who does one of them, leaves the other to whoever does it", async () => {
    await using salon = await openSalon();
    const offered = await offerOf(salon, BOTH, "2026-11-24T15:15", "arjun");
    expect(offered?.stylists.map(({ name }) => name)).toEqual(["Kavitha", "Arjun"]);
  });
});

test("two services that one person does are not shared out", async () => {
  await using salon = await openSalon();
  const offered = await offerOf(
    salon,
    ["glamdesk/haircut", "glamdesk/hair-colour"],
    "2026-11-24T15:00",
  );
  expect(new Set(offered?.stylists.map(({ name }) => name)).size).toBe(1);
});

test("a person's own time and price count, also in the sum", async () => {
  await using salon = await openSalon({
    desk: withStylist("kavitha", {
      ownServices: [
        {
          serviceId: "facial",
          phases: [{ kind: "working", minutes: 90 }],
          priceMinor: 150_000,
        },
      ],
    }),
  });
  const offered = await offerOf(salon, BOTH, "2026-11-24T15:15");
  expect(offered?.priceMinor).toBe(150_000 + 20_050);
  expect(offered?.endMs).toBe(salon.at("2026-11-24T17:25"));
});

describe("a room", () => {
  const desk: DeskFile = {
    ...sampleDesk,
    rooms: [{ id: "chair-1", name: "the colour chair", kind: "colour chair" }],
    services: sampleDesk.services.map((service) =>
      service.id === "hair-colour" ? { ...service, roomKind: "colour chair" } : service,
    ),
  };

  test("is taken for the whole service, also while the colour develops", async () => {
    await using salon = await openSalon({ desk });
    const id = await book(salon, ["glamdesk/hair-colour"], "2026-11-24T15:00", "priya");
    expect(await usesOf(salon.database.read, id)).toEqual([
      {
        serviceId: "glamdesk/hair-colour",
        roomId: "glamdesk/chair-1",
        occupied: {
          startMs: salon.at("2026-11-24T15:00"),
          endMs: salon.at("2026-11-24T17:00"),
        },
      },
    ]);
    expect(await whyNot(salon, "hair-colour", "kavitha", "2026-11-24T15:45")).toBe("slot-taken");
    expect(await whyNot(salon, "hair-colour", "kavitha", "2026-11-24T17:00")).toBe("free");
    expect(await whyNot(salon, "haircut", "kavitha", "2026-11-24T15:45")).toBe("free");
  });

  test("goes with its appointment when that is moved by less than its length", async () => {
    await using salon = await openSalon({ desk });
    const id = await book(salon, ["glamdesk/hair-colour"], "2026-11-24T15:00", "priya");
    const check = await checkSlot(salon.owner, {
      serviceIds: ["glamdesk/hair-colour"],
      startMs: salon.at("2026-11-24T15:30"),
      movingId: id,
    });
    const slot = check.ok ? check.slot.token : "";
    const proposed = await proposeMove(salon.owner, { appointmentId: id, slot });
    expect(proposed.ok).toBe(true);
    const moved = await commitMove(salon.owner, {
      proposal: proposed.ok ? proposed.proposal : "",
    });
    expect(moved.ok).toBe(true);
    const [use] = await usesOf(salon.database.read, id);
    expect(use?.occupied.startMs).toBe(salon.at("2026-11-24T15:30"));
  });
});

describe("limits a day", () => {
  test("are told apart from taken time", async () => {
    await using salon = await openSalon({ desk: withStylist("priya", { mostPerDay: 1 }) });
    await salon.book("2026-11-24T10:00");
    expect(await whyNot(salon, "haircut", "priya", "2026-11-24T16:00")).toBe("day-full");
    expect(await whyNot(salon, "haircut", "priya", "2026-11-25T16:00")).toBe("free");
    expect(await whyNot(salon, "haircut", "arjun", "2026-11-24T16:00")).toBe("free");
  });

  test("hold for a service and for the whole business", async () => {
    await using salon = await openSalon({
      desk: {
        ...sampleDesk,
        policies: { ...sampleDesk.policies, mostPerDay: 2 },
        services: sampleDesk.services.map((service) =>
          service.id === "facial" ? { ...service, mostPerDay: 1 } : service,
        ),
      },
    });
    await book(salon, ["glamdesk/facial"], "2026-11-24T11:15");
    expect(await whyNot(salon, "facial", "kavitha", "2026-11-24T17:00")).toBe("day-full");
    expect(await whyNot(salon, "haircut", "kavitha", "2026-11-24T17:00")).toBe("free");
    await salon.book("2026-11-24T16:00");
    expect(await whyNot(salon, "haircut", "kavitha", "2026-11-24T17:00")).toBe("day-full");
  });
});

test("a place of its own has its own clock, hours and people", async () => {
  await using salon = await openSalon({
    desk: {
      ...sampleDesk,
      locations: [
        {
          id: "london",
          name: "the London salon",
          aliases: [],
          zone: "Europe/London",
          hours: [{ weekday: 2, fromMinute: 540, toMinute: 600 }],
          specialDays: [],
          closures: [],
        },
      ],
      stylists: sampleDesk.stylists.map((one) =>
        one.id === "arjun" ? { ...one, locationId: "london", hours: [allDay] } : one,
      ),
    },
  });
  const found = await findSlots(salon.owner, {
    serviceIds: ["glamdesk/beard-trim"],
    fromMs: salon.at("2026-11-24T00:00"),
    untilMs: salon.at("2026-11-25T00:00"),
  });
  const nineInLondon = salon.at("2026-11-24T14:30");
  expect(found.ok && found.slots.map(({ startMs }) => startMs)).toEqual([
    nineInLondon,
    nineInLondon + 15 * 60_000,
    nineInLondon + 30 * 60_000,
  ]);
  const id = await book(salon, ["glamdesk/beard-trim"], "2026-11-24T14:30");
  const [appointment] = await appointments(salon.database.read, {
    deskId: salon.deskId,
    ids: [id],
  });
  expect(appointment?.location?.name).toBe("the London salon");
});

test("the owner is told why an appointment is with whom it is, and who shares it", async () => {
  await using salon = await openSalon();
  await book(salon, ["glamdesk/haircut"], "2026-11-24T11:00");
  await salon.clock.advance(60_000);
  await book(salon, ["glamdesk/haircut"], "2026-11-24T12:00", "priya");
  await salon.clock.advance(60_000);
  await book(salon, BOTH, "2026-11-25T15:15");
  const words = (await listChanges(salon.owner)).map((change) => change.words);
  expect(words.filter((said) => said.startsWith("booked"))).toEqual([
    "booked Anita's facial and beard trim, 2026-11-25 15:15 with Kavitha and Arjun; Kavitha was the only one free",
    "booked Anita's haircut, 2026-11-24 12:00 with Priya",
    "booked Anita's haircut, 2026-11-24 11:00 with Priya, who comes first in your list",
  ]);
});

const allDay = { weekday: 2, fromMinute: 0, toMinute: 1440 } as const;

function withStylist(id: string, rules: Partial<DeskFile["stylists"][number]>): DeskFile {
  const stylists = sampleDesk.stylists.map((one) =>
    one.id === id ? Object.assign({}, one, rules) : one,
  );
  return { ...sampleDesk, stylists };
}

/** The offer at that time, to the quarter of an hour after it. */
async function offerOf(
  salon: Salon,
  serviceIds: readonly string[],
  local: string,
  stylist?: string,
) {
  const found = await findSlots(salon.owner, {
    serviceIds,
    ...(stylist !== undefined && { stylistId: `glamdesk/${stylist}` }),
    fromMs: salon.at(local),
    untilMs: salon.at(local) + 15 * 60_000,
  });
  return found.ok ? found.slots[0] : undefined;
}

async function book(
  salon: Salon,
  serviceIds: readonly string[],
  local: string,
  stylist?: string,
): Promise<string> {
  const offered = await offerOf(salon, serviceIds, local, stylist);
  const proposed = await proposeBooking(salon.owner, {
    slot: offered?.token ?? "",
    customerName: "Anita",
    phone: ANITA,
  });
  if (!proposed.ok) throw new Error(proposed.reason);
  const booked = await commitBooking(salon.owner, { proposal: proposed.proposal });
  if (!booked.ok) throw new Error(booked.reason);
  return booked.appointmentId;
}

async function whyNot(salon: Salon, service: string, stylist: string, local: string) {
  const check = await checkSlot(salon.owner, {
    serviceIds: [`glamdesk/${service}`],
    stylistId: `glamdesk/${stylist}`,
    startMs: salon.at(local),
  });
  return check.ok ? "free" : check.reason;
}
