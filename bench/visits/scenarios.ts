import type { Lobby } from "../../src/actions/testing/open-lobby.ts";
import { newId } from "../../src/base/id.ts";
import type { VisitPlan } from "./listening-visitor.ts";

/** What must be in the database when the visitor sits down or has gone. */
export interface Outcome {
  /** As the directory writes it; "the front desk" where nobody in particular is told; absent where nobody is to be told. */
  readonly host?: string;
  readonly visitor?: string;
  readonly company?: string;
  readonly purpose?: string;
  readonly party?: number;
  /** What the desk must have said, where nobody is told. */
  readonly said?: RegExp;
  /** Whether who was there before has left. */
  readonly leaves?: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly before?: (lobby: Lobby) => Promise<unknown>;
  /** What they do depends on who comes: another voice is another person with another host. */
  readonly plan: (visitor: string, turn: number) => VisitPlan;
  /** Where it isn't the plan's host and visitor. */
  readonly expects?: (plan: VisitPlan) => Outcome;
}

interface Colleague {
  readonly host: string;
  readonly department: string;
  readonly hostSaid?: string;
}

/** People of one department each; every round meets others. */
const COLLEAGUES: readonly Colleague[] = [
  { host: "Priya Raman", department: "engineering" },
  { host: "Grace Kim", department: "engineering" },
  { host: "Daniel Kowalski", department: "engineering" },
  { host: "Marcus Johnson", department: "sales" },
  { host: "Olivia Martin", department: "marketing" },
  { host: "Hannah Schmidt", department: "people" },
  { host: "Robert Nguyen", department: "finance" },
  { host: "Elena Rossi", department: "operations" },
  { host: "Kevin Murphy", department: "sales" },
  { host: "Rachel Cohen", department: "operations" },
  { host: "Noah Goldberg", department: "marketing" },
  { host: "Samir Haddad", department: "finance" },
  { host: "Jonathan Reed", department: "engineering" },
  { host: "Victor Petrov", department: "finance" },
  { host: "Megan Walsh", department: "people" },
  { host: "George Mwangi", department: "operations" },
];

/** How visitors ask for somebody by their whole name. */
const OPENINGS: readonly string[] = [
  "i'm here to see {host}",
  "i have a meeting with {host}",
  "i have an appointment with {host}",
  "i'm here for a meeting with {host}",
  "i'm looking for {host}",
  "can i see {host}",
];

const SARAH_IN_ENGINEERING = { host: "Sarah Chen", department: "engineering" } as const;
const SARAH_IN_MARKETING = { host: "Sarah Miller", department: "marketing" } as const;

export const SCENARIOS: readonly Scenario[] = [
  plain("one of two Sarahs", () => SARAH_IN_ENGINEERING, "i'm here to see sarah"),
  plain("the other Sarah", () => SARAH_IN_MARKETING, "i have a meeting with sarah"),
  plain("Sarah with her place", () => SARAH_IN_MARKETING, "i'm here to see sarah in marketing"),
  ...OPENINGS.map((opening, at) =>
    plain(opening.replace(" {host}", ""), (turn) => colleague(turn + at * 3), opening),
  ),
  plain("a bare name", (turn) => colleague(turn + 5), "{host}"),
  plain("a given name", (turn) => colleague(turn + 9), "i'm here to see {given}"),
  plain(
    "a nickname",
    (turn) =>
      pick(
        [
          { host: "Robert Nguyen", department: "finance", hostSaid: "bob nguyen" },
          { host: "William Stone", department: "sales", hostSaid: "bill stone" },
          { host: "Jonathan Reed", department: "engineering", hostSaid: "john reed" },
        ],
        turn,
      ),
    "i'm here to see {said}",
  ),
  plain(
    "a name that is hard to say",
    (turn) =>
      pick(
        [
          { host: "Siobhan O'Brien", department: "sales" },
          { host: "Katarzyna Wójcik", department: "operations", hostSaid: "katarzyna wojcik" },
          { host: "Dmitri Volkov", department: "sales" },
        ],
        turn,
      ),
    "i'm here to see {said}",
  ),
  {
    name: "everything at once",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 2), visitor),
      opening: `hi i'm ${given(visitor)} here to see ${colleague(turn + 2).host.toLowerCase()}`,
      visitor: sentence(given(visitor)),
    }),
  },
  {
    name: "name first",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 4), visitor),
      opening: `my name is ${visitor.toLowerCase()} and i'm here to see ${colleague(turn + 4).host.toLowerCase()}`,
    }),
  },
  {
    name: "an interview",
    plan: (visitor) => ({
      ...wish({ host: "Carlos Ramirez", department: "people" }, visitor),
      opening: "i have an interview with carlos ramirez",
      purpose: "interview",
    }),
  },
  {
    name: "a delivery",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 7), visitor),
      opening: `i have a delivery for ${colleague(turn + 7).host.toLowerCase()}`,
      purpose: "delivery",
    }),
    expects: ({ host }) => ({ host, purpose: "delivery" }),
  },
  {
    name: "a package, then for whom",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 11), visitor),
      opening: "i have a package",
      purpose: "delivery",
    }),
    expects: ({ host }) => ({ host, purpose: "delivery" }),
  },
  {
    name: "who left the company",
    plan: (visitor) => ({
      ...wish({ host: "Priya Raman", department: "engineering" }, visitor),
      opening: "i'm here to see peter lindqvist",
      hostSaid: "peter lindqvist",
      answers: [[/shall i ask for priya/iu, "yes please"]],
    }),
  },
  {
    name: "who is away",
    plan: (visitor) => ({
      ...wish({ host: "Wei Zhang", department: "engineering" }, visitor),
      opening: "i'm here to see yuki tanaka",
      hostSaid: "yuki tanaka",
      answers: [[/wei zhang instead/iu, "wei zhang"]],
    }),
  },
  {
    name: "forgot whom to see",
    before: (lobby) => expect(lobby, "acme/sarah-chen"),
    plan: () => ({
      ...wish(SARAH_IN_ENGINEERING, "Tom Baker"),
      opening: "i don't remember who",
      introduction: "tom baker from initech",
      answers: [[/is that it/iu, "yes"]],
    }),
    expects: ({ host, visitor }) => ({ host, visitor, company: "Initech", purpose: "meeting" }),
  },
  {
    name: "expected, with a company",
    before: (lobby) => expect(lobby, "acme/marcus"),
    plan: () => ({
      ...wish({ host: "Marcus Johnson", department: "sales" }, "Tom Baker"),
      opening: "i'm here to see marcus johnson",
      introduction: "tom baker from initech",
    }),
    expects: ({ host, visitor }) => ({ host, visitor, company: "Initech", purpose: "meeting" }),
  },
  {
    name: "a group",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 13), visitor),
      opening: "there are three of us",
      answers: [[/one at a time, or/iu, "all together"]],
    }),
    expects: ({ host, visitor }) => ({ host, visitor, party: 3 }),
  },
  {
    name: "a question first",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 6), visitor),
      opening: "where are the restrooms",
    }),
  },
  {
    name: "a contractor",
    plan: (visitor) => ({
      ...wish({ host: "James Carter", department: "operations" }, visitor),
      opening: "i'm here to fix the elevator",
      purpose: "contractor",
    }),
  },
  {
    name: "a changed mind",
    plan: (visitor) => ({
      ...wish({ host: "Marcus Johnson", department: "sales" }, visitor),
      opening: "i'm here to see marcus johnson",
      thinksAgain: { say: "no for grace kim", host: "Grace Kim" },
    }),
    expects: ({ visitor }) => ({ host: "Grace Kim", visitor }),
  },
  {
    name: "a name to be spelled",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn + 1), visitor),
      opening: `i'm here to see ${colleague(turn + 1).host.toLowerCase()}`,
      thinksAgain: { say: "the name is wrong" },
    }),
  },
  {
    name: "a person, please",
    plan: (visitor, turn) => ({
      ...wish(colleague(turn), visitor),
      opening: "can i speak to a person",
    }),
    expects: () => ({ said: /put you through|front desk|security desk/iu }),
  },
  {
    name: "leaving",
    before: (lobby) => arrive(lobby, "Emma Wilson"),
    plan: () => ({
      ...wish(colleague(0), "Emma Wilson"),
      opening: "i'd like to check out",
      answers: [[/what name did you/iu, "emma wilson"]],
    }),
    expects: () => ({ said: /signed out/iu, leaves: true }),
  },
];

/** Visitors whose names flite, which speaks for them, says well enough for a person to write them down. */
export const VISITORS: readonly string[] = [
  "Tom Baker",
  "Emma Wilson",
  "David Clark",
  "Laura Green",
  "James Cooper",
  "Helen Morgan",
  "Peter Walker",
  "Susan Parker",
  "Anita Rao",
  "Rahul Menon",
  "Karen Young",
];

function plain(name: string, whom: (turn: number) => Colleague, opening: string): Scenario {
  return {
    name,
    plan: (visitor, turn) => {
      const found = whom(turn);
      const { host, hostSaid = host.toLowerCase() } = found;
      return {
        ...wish(found, visitor),
        opening: opening
          .replace("{host}", host.toLowerCase())
          .replace("{said}", hostSaid)
          .replace("{given}", given(host)),
      };
    },
  };
}

function wish(found: Colleague, visitor: string) {
  return { ...found, visitor, purpose: "meeting" as const };
}

function colleague(turn: number): Colleague {
  return pick(COLLEAGUES, turn);
}

function pick<T>(list: readonly T[], turn: number): T {
  const found = list[turn % list.length];
  if (found === undefined) throw new Error("Nobody to pick");
  return found;
}

function given(name: string): string {
  return name.toLowerCase().split(" ")[0] ?? name;
}

function sentence(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Tom Baker of Initech is expected in half an hour. */
async function expect({ database, deskId, clock }: Lobby, hostId: string): Promise<void> {
  await database.write((writer) =>
    writer
      .insertInto("expected_visits")
      .values({
        id: newId("expected"),
        desk_id: deskId,
        visitor_name: "Tom Baker",
        company: "Initech",
        host_id: hostId,
        starts_at_ms: clock.nowMs() + 30 * 60_000,
        ends_at_ms: clock.nowMs() + 90 * 60_000,
        status: "expected",
        token: newId("token"),
        created_at_ms: clock.nowMs(),
      })
      .execute(),
  );
}

/** Came an hour ago and is still here. */
async function arrive({ database, deskId, clock }: Lobby, visitor: string): Promise<void> {
  await database.write((writer) =>
    writer
      .insertInto("lobby_visits")
      .values({
        id: newId("visit"),
        desk_id: deskId,
        visitor_name: visitor,
        purpose: "meeting",
        party_size: 1,
        host_id: "acme/priya",
        language: "en",
        status: "answered",
        badge_token: newId("badge"),
        arrived_at_ms: clock.nowMs() - 60 * 60_000,
      })
      .execute(),
  );
}
