import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CalDavStandIn, PRIYA } from "../../src/providers/caldav/testing/caldav-stand-in.ts";
import { Installation, origin } from "./support/frontdesk.ts";

let installation: Installation;
let server: CalDavStandIn;
const LOBBY = fileURLToPath(new URL("../../desks/lobby.yaml", import.meta.url));
const SECRETS_KEY = "A".repeat(43);

beforeEach(async () => {
  installation = await Installation.open();
  server = await CalDavStandIn.start();
});
afterEach(async () => {
  await installation[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

function calendars(...words: string[]) {
  return installation.run(["calendars", ...words], { SECRETS_KEY, typed: `${PRIYA.password}\n` });
}

const connect = () =>
  calendars("connect", "--person", "priya", "--caldav", server.origin, "--user", PRIYA.user);

test("a calendar is connected by its server's address, listed, and disconnected", async () => {
  const inAWeek = Date.now() + 7 * 86_400_000;
  await server.add({ startMs: inAWeek, endMs: inAWeek + 3_600_000 });
  const connected = await connect();
  expect(connected).toMatchObject({ code: 0, errors: "" });
  const pattern =
    /^connection {2}(link_\w+) {2}Priya, caldav http:\S+\/work\/, shows first-name, in step 20\S+ \S+\n$/;
  expect(connected.output).toMatch(pattern);
  const id = pattern.exec(connected.output)?.[1] ?? "";
  expect(connected.output).not.toContain(PRIYA.password);
  const listed = JSON.parse((await calendars("--json")).output);
  expect(listed.connections).toMatchObject([
    { id, person: "Priya", state: "in-step", problem: null, putBack: 0, refused: 0 },
  ]);
  expect(await connect()).toMatchObject({
    code: 1,
    errors: "frontdesk calendars: That calendar is connected already, for Priya.\n",
  });
  expect(await calendars("remove", id)).toMatchObject({ code: 0, output: "Removed.\n" });
  expect((await calendars()).output).toContain("There are no feeds and no connected calendars");
});

test("a feed's address is told once and shows the calendar until it is replaced", async () => {
  const made = await calendars("feed", "--person", "Priya", "--json");
  const { id, url } = JSON.parse(made.output);
  const service = installation.start(["serve"]);
  const base = await origin(service);
  const path = new URL(url).pathname;
  const answer = await fetch(`${base}${path}`);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await answer.text()).toContain("X-WR-CALNAME:GlamDesk: Priya");
  const rotated = await calendars("rotate", id);
  expect(rotated.output).toMatch(/\/calendars\/[\w-]{43}\.ics\n.*isn't shown again/su);
  expect((await fetch(`${base}${path}`)).status).toBe(404);
  expect((await calendars()).output).toBe(`feed        ${id}  Priya, shows first-name\n`);
});

test("without a key, the line to put into .env is suggested", async () => {
  const words = ["connect", "--person", "Priya", "--caldav", server.origin, "--user", PRIYA.user];
  const refused = await installation.run(["calendars", ...words], { typed: "x\n" });
  expect(refused.code).toBe(1);
  expect(refused.errors).toMatch(
    /^frontdesk calendars: Put this line .* SECRETS_KEY=[\w-]{43}\n$/u,
  );
});

test("what goes wrong while connecting is one sentence that says what to do", async () => {
  const wrong = await installation.run(
    ["calendars", "connect", "--person", "Priya", "--caldav", server.origin, "--user", PRIYA.user],
    { SECRETS_KEY, typed: "wrong\n" },
  );
  expect(wrong).toMatchObject({
    code: 1,
    errors:
      "frontdesk calendars: The server refuses this user and password; many want a password made for apps in the account's settings.\n",
  });
  const away = ["connect", "--person", "Priya", "--caldav", "http://127.0.0.1:9", "--user", "x"];
  expect((await calendars(...away)).errors).toContain("can't be reached or doesn't answer");
  const key = join(installation.folder, "key.json");
  await writeFile(key, "{}");
  const google = ["connect", "--person", "Priya", "--google", "x@example.com", "--key-file", key];
  expect((await calendars(...google)).errors).toBe(
    "frontdesk calendars: This isn't a key that Google gives out: take the JSON file of a service account.\n",
  );
});

test.each([
  [["nonsense"], `"nonsense" can't be used here; see frontdesk calendars --help.`],
  [["rotate"], "rotate takes the id that frontdesk calendars shows."],
  [["feed", "x"], `"x" can't be used here; see frontdesk calendars --help.`],
  [["feed", "--shows", "all"], "--shows takes busy, first-name or everything."],
  [
    ["connect", "--person", "Priya"],
    "Say where the calendar is: --caldav <address> or --google <calendar>.",
  ],
  [["connect", "--caldav", "https://x.example"], "--person is missing."],
  [
    ["connect", "--person", "Priya", "--caldav", "http://x.example"],
    "--caldav takes an https address such as https://caldav.fastmail.com.",
  ],
])("wrong words %j are refused in one line", async (words, sentence) => {
  expect(await calendars(...words)).toEqual({
    code: 2,
    output: "",
    errors: `frontdesk calendars: ${sentence}\n`,
  });
});

test("an unknown person or id is refused with what there is", async () => {
  expect((await calendars("feed", "--person", "Nobody")).errors).toMatch(
    /^frontdesk calendars: Nobody here is called Nobody; there are Priya, .*\.\n$/u,
  );
  expect(await calendars("remove", "link_1")).toMatchObject({
    code: 1,
    errors:
      "frontdesk calendars: There's no feed or connection with this id; see frontdesk calendars.\n",
  });
});

test("of several desks one is named", async () => {
  const files = ["glamdesk", "clinic"].map((name) =>
    join(import.meta.dirname, `../../desks/${name}.yaml`),
  );
  const clinic = (...words: string[]) =>
    installation.run(["calendars", ...words], { SECRETS_KEY, DESK_FILES: files.join(",") });
  expect(await clinic("feed", "--desk", "lakeside", "--person", "Maya Chen")).toMatchObject({
    code: 0,
  });
  expect((await clinic("--desk", "lakeside")).output).toContain("Dr Chen, shows busy");
  expect((await clinic()).output).not.toContain("Chen");
  expect(await clinic("--desk", "spa")).toMatchObject({
    code: 1,
    errors: 'frontdesk calendars: There is no desk "spa"; known: glamdesk, lakeside.\n',
  });
});

test("in a lobby, an employee's calendar is read: who is invited there is expected, until it's removed", async () => {
  const inAMinute = Date.now() + 60_000;
  const tom = { email: "tom@initech.example", name: "Tom Baker" };
  await server.add({ startMs: inAMinute, endMs: inAMinute + 3_600_000, guests: [tom] });
  const place = ["--caldav", server.origin, "--user", PRIYA.user];
  const connected = await inLobby("calendars", "connect", "--employee", "priya", ...place);
  expect(connected).toMatchObject({ code: 0, errors: "" });
  const pattern =
    /^visitors {4}(calendar_\w+) {2}Priya Raman, caldav http:\S+\/work\/, 1 visitor expected, read 20\S+ \S+\n$/;
  expect(connected.output).toMatch(pattern);
  const id = pattern.exec(connected.output)?.[1] ?? "";
  expect((await inLobby("visits", "expected")).output).toMatch(
    /Tom Baker\s+Initech\s+Priya Raman/u,
  );
  expect(await inLobby("calendars", "connect", "--lobby", ...place)).toMatchObject({
    code: 1,
    errors: "frontdesk calendars: That calendar is connected already, for Priya Raman.\n",
  });
  expect(await inLobby("calendars", "connect", "--person", "priya", ...place)).toMatchObject({
    code: 1,
    errors:
      "frontdesk calendars: Nobody is booked here; in a lobby, --employee or --lobby connects a calendar.\n",
  });
  expect(await inLobby("calendars", "remove", id)).toMatchObject({ output: "Removed.\n" });
  expect((await inLobby("visits", "expected")).output).toBe("Nobody is expected.\n");
  expect(await server.events()).toHaveLength(1);
});

test.each([
  [["--employee", "nobody"], "is none of the desk's employees"],
  [["--employee", "priya", "--lobby"], "Say one of --person, --employee and --lobby."],
  [["--lobby", "--shows", "busy"], "--shows is for appointments"],
])("calendars connect %j is refused with a sentence", async (words, sentence) => {
  const at = ["--caldav", server.origin, "--user", PRIYA.user];
  const settings = { SECRETS_KEY, DESK_FILES: LOBBY, typed: "x\n" };
  const refused = await installation.run(["calendars", "connect", ...words, ...at], settings);
  expect(refused.code).not.toBe(0);
  expect(refused.errors).toContain(sentence);
});

test("a salon expects no visitors", async () => {
  const at = ["--caldav", server.origin, "--user", PRIYA.user];
  expect((await calendars("connect", "--lobby", ...at)).errors).toContain(
    "Only a lobby expects visitors; here, --person connects a calendar.",
  );
});

function inLobby(...words: string[]) {
  return installation.run(words, { SECRETS_KEY, DESK_FILES: LOBBY, typed: `${PRIYA.password}\n` });
}
