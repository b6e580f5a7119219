import { expect, test } from "vitest";
import { ANITA, openSalon } from "../../actions/testing/open-salon.ts";
import { knowCaller } from "../booking/know-caller.ts";
import { openSalonDesk } from "./open-salon-desk.ts";

test("the desk is what the database says at that moment, words and tools included", async () => {
  await using salon = await openSalon();
  await salon.database.write(async (writer) => {
    await writer.updateTable("desks").set({ greeting: "Vanakkam!" }).execute();
    await writer
      .updateTable("services")
      .set({ name: "manicure", aliases: JSON.stringify(["nails"]) })
      .where("id", "=", "glamdesk/facial")
      .execute();
  });
  const desk = await openSalonDesk(salon);
  expect(desk.profile).toMatchObject({
    id: "glamdesk",
    name: "GlamDesk",
    zone: "Asia/Kolkata",
    greeting: "Vanakkam!",
    transferTo: "+914428150000",
  });
  expect(desk.phrasebook.services.map((service) => service.name)).toContain("manicure");
  expect(desk.hints({ kind: "service" }).grammar).toContain("manicure");
  expect(desk.phrasebook.topics).toHaveLength(3);
});

test("it has every tool by its agreed name, and each says what it does to the book", async () => {
  await using salon = await openSalon();
  const { tools } = await openSalonDesk(salon);
  expect(Object.fromEntries(tools.map((tool) => [tool.name, tool.effect]))).toEqual({
    list_services: "read",
    get_service_info: "read",
    get_faq: "read",
    check_availability: "read",
    get_available_slots: "read",
    lookup_appointment: "read",
    lookup_appointment_by_phone: "read",
    book_appointment: "propose",
    cancel_appointment: "propose",
    reschedule_appointment: "propose",
    send_code: "propose",
    check_code: "propose",
    remember_number: "propose",
    join_waiting_list: "propose",
    leave_waiting_list: "propose",
    take_offered_place: "propose",
    decline_offered_place: "propose",
    confirm_proposal: "commit",
    transfer_to_human: "end",
    end_call: "end",
  });
});

test("a caller is known by name when one customer has their number, and only then", async () => {
  await using salon = await openSalon();
  expect(await knowCaller(salon)).toEqual({});
  expect(await knowCaller(salon, ANITA)).toEqual({ number: ANITA });
  await salon.book("2026-11-24T15:00");
  expect(await knowCaller(salon, ANITA)).toEqual({ number: ANITA, name: "Anita" });
  await salon.book("2026-11-24T17:00", { name: "Ravi" });
  expect(await knowCaller(salon, ANITA)).toEqual({ number: ANITA });
});
