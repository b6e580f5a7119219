import { expect, test } from "vitest";
import { openSalon } from "../../actions/testing/open-salon.ts";
import { sampleDesk } from "../../actions/testing/sample-desk.ts";
import { openClinicDesk } from "./open-clinic-desk.ts";

const clinic = { ...sampleDesk, trade: "clinic" as const };

test("it has every tool by its agreed name, and each says what it does to the book", async () => {
  await using book = await openSalon({ desk: clinic });
  const { tools } = await openClinicDesk(book);
  expect(Object.fromEntries(tools.map((tool) => [tool.name, tool.effect]))).toMatchObject({
    check_availability: "read",
    book_appointment: "propose",
    reschedule_appointment: "propose",
    cancel_appointment: "propose",
    confirm_appointment: "propose",
    lookup_appointment: "read",
    get_faq: "read",
    confirm_proposal: "commit",
    transfer_to_human: "end",
    end_call: "end",
  });
});

test("a specialty that one provider has is a name of theirs, one that several have is a role", async () => {
  const [first, second, third] = clinic.stylists;
  if (!first || !second || !third) throw new Error("The sample desk has three people");
  const stylists = [
    { ...first, specialty: "Dermatology" },
    { ...second, specialty: "family medicine" },
    { ...third, specialty: "family medicine" },
  ];
  await using book = await openSalon({ desk: { ...clinic, stylists } });
  const { phrasebook } = await openClinicDesk(book);
  const [dermatologist] = phrasebook.people;
  expect(dermatologist?.spoken).toEqual(expect.arrayContaining(["priya", "skin doctor"]));
  expect(phrasebook.roles?.map(({ name }) => name)).toEqual(["family medicine", "my doctor"]);
});

test("no clinic goes without a rule for words that can't wait", async () => {
  await using book = await openSalon({ desk: clinic });
  const { emergency } = await openClinicDesk(book);
  expect(emergency?.sentence).toContain("call 112 now");
  expect(emergency?.transfer?.to).toBe(clinic.transferTo);
});
