import { expect, test } from "vitest";
import { openSalon } from "../testing/open-salon.ts";
import { customerFor, customersByPhone, type WhoComes } from "../../store/customers/customers.ts";

const OWN = "+919840123456";
const OTHER = "+919840999999";

/** Bookings by somebody on the line, or by the owner, at a desk that knows nobody yet. */
async function openBook() {
  const salon = await openSalon();
  const { database, deskId } = salon;
  const come = async (name: string, phone: string, ownNumbers?: readonly string[]) => {
    const who: WhoComes = { deskId, name, phone, nowMs: 1, ...(ownNumbers && { ownNumbers }) };
    return await database.write((writer) => customerFor(writer, who));
  };
  const at = async (phone: string) =>
    (await customersByPhone(database.read, deskId, phone)).map(({ name }) => name).toSorted();
  return { come, at, [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose]() };
}

test("a fuller name from the person's own number completes the one on file", async () => {
  await using book = await openBook();
  const first = await book.come("Anita", OWN, [OWN]);
  expect(await book.come("Anita Kumar", OWN, [OWN])).toEqual({ id: first.id, change: "renamed" });
  expect(await book.at(OWN)).toEqual(["Anita Kumar"]);
});

test("a number that is only spoken never changes the name of whoever is on file there", async () => {
  await using book = await openBook();
  const anita = await book.come("Anita", OWN, [OWN]);
  expect(await book.come("Anita Impostor", OWN, [OTHER])).toEqual({ id: anita.id, change: "none" });
  expect(await book.come("Anita Impostor", OWN, [])).toEqual({ id: anita.id, change: "none" });
  expect(await book.at(OWN)).toEqual(["Anita"]);
});

test("a child at its mother's number is somebody of its own", async () => {
  await using book = await openBook();
  const anita = await book.come("Anita", OWN, [OWN]);
  const mia = await book.come("Mia", OWN, [OWN]);
  expect(mia).toMatchObject({ change: "added" });
  expect(mia.id).not.toBe(anita.id);
  expect(await book.at(OWN)).toEqual(["Anita", "Mia"]);
});

test("whoever verified their old number and calls from a new one has both from then on", async () => {
  await using book = await openBook();
  const anita = await book.come("Anita", OWN, [OWN]);
  const again = await book.come("Anita", OTHER, [OTHER, OWN]);
  expect(again).toEqual({ id: anita.id, change: "number-added" });
  expect(await book.at(OTHER)).toEqual(["Anita"]);
  expect(await book.come("Anita", OTHER, [OTHER])).toEqual({ id: anita.id, change: "none" });
});

test("a number that is only spoken is not added to anybody", async () => {
  await using book = await openBook();
  const anita = await book.come("Anita", OWN, [OWN]);
  const other = await book.come("Anita", OTHER, [OWN]);
  expect(other).toMatchObject({ change: "added" });
  expect(other.id).not.toBe(anita.id);
});

test("with two Anitas at one number a bare Anita is one of them only by her very name", async () => {
  await using book = await openBook();
  await book.come("Anita Kumar", OWN);
  await book.come("Anita Rao", OWN);
  expect(await book.come("Anita", OWN)).toMatchObject({ change: "added" });
  expect(await book.at(OWN)).toEqual(["Anita", "Anita Kumar", "Anita Rao"]);
});

test("a call from the number shows later that it is theirs", async () => {
  await using salon = await openSalon();
  const { database, deskId } = salon;
  const come = (ownNumbers: readonly string[]) =>
    database.write((writer) =>
      customerFor(writer, { deskId, name: "Anita", phone: OWN, nowMs: 1, ownNumbers }),
    );
  await come([]);
  expect(await customersByPhone(database.read, deskId, OWN)).toMatchObject([{ proven: false }]);
  await come([OWN]);
  expect(await customersByPhone(database.read, deskId, OWN)).toMatchObject([{ proven: true }]);
  await come([]);
  expect(await customersByPhone(database.read, deskId, OWN)).toMatchObject([{ proven: true }]);
});
