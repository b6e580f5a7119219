import { expect, test } from "vitest";
import { LobbyTalk } from "./lobby-talk.ts";
import { newId } from "../../src/base/id.ts";
import type { Lobby } from "../../src/actions/testing/open-lobby.ts";

async function sayAll(talk: LobbyTalk, ...texts: readonly string[]): Promise<string> {
  let answer = "";
  for (const text of texts) answer = await talk.say(text);
  return answer;
}

test("a courier leaves what they bring, the recipient is told once, and nobody waits", async () => {
  await using talk = await LobbyTalk.begin();
  await talk.say("I'm with FedEx, I've got a package for Elena Rossi");
  expect(await talk.say("yes")).toBe(
    "That's a delivery for Elena Rossi from FedEx. Shall I let Elena know?",
  );
  expect(await talk.say("yes")).toBe(
    "Thank you. I'm letting Elena know. Please leave it on the shelf next to the front door. Thanks for coming in. Goodbye!",
  );
  expect(talk.isOver).toBe(true);
  expect(await talk.visits()).toEqual(["somebody from FedEx for Elena Rossi: delivery, left"]);
  expect(await talk.ladder()).toEqual(["Elena Rossi by slack at 0 s"]);
});

test("a delivery for nobody in particular goes to the front desk", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("i have a delivery")).toBe("Who is it for?");
  await sayAll(talk, "nobody in particular", "yes");
  expect(await talk.visits()).toEqual(["somebody for the front desk: delivery, left"]);
  expect(await talk.ladder()).toEqual(["the front desk by front-desk at 0 s"]);
});

test("a contractor's errand is passed on in their own words", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "i'm here to fix the elevator", "andre thompson", "yes");
  expect(await talk.say("bob stone from otis")).toBe(
    "So that's Bob Stone from Otis for Andre Thompson. You're here to fix the elevator. Shall I let Andre know?",
  );
  await talk.say("yes");
  expect(await talk.visits()).toEqual([
    "Bob Stone from Otis for Andre Thompson: contractor, arrived",
  ]);
});

test("a group is asked how it is to be checked in, and is one visit under one name", async () => {
  await using talk = await LobbyTalk.begin();
  await talk.say("there are three of us here to see noah goldberg");
  expect(await talk.say("yes")).toBe(
    "Shall I check you in one at a time, or all of you with one name?",
  );
  await sayAll(talk, "all together", "anna schmidt from globex");
  expect(await talk.say("a meeting")).toBe(
    "So that's Anna Schmidt from Globex and two others for Noah Goldberg. Shall I let Noah know?",
  );
  await talk.say("yes");
  expect(await talk.visits()).toEqual([
    "Anna Schmidt from Globex with 2 for Noah Goldberg: meeting, arrived",
  ]);
});

test("a visitor who doesn't remember whom to see is found by their own name", async () => {
  await using talk = await LobbyTalk.begin({ before: expectTom });
  expect(await talk.say("i don't remember who")).toMatch(/What's your name/u);
  expect(await talk.say("tom baker from initech")).toBe(
    "You're expected at 9:30 AM by Sarah Chen in Engineering. Is that it?",
  );
  expect(await talk.say("yes")).toBe(
    "So that's Tom Baker from Initech for Sarah Chen. Shall I let Sarah know?",
  );
  await talk.say("yes");
  expect(await talk.visits()).toEqual(["Tom Baker from Initech for Sarah Chen: meeting, arrived"]);
  const expected = await talk.lobby.database.read
    .selectFrom("expected_visits")
    .select("status")
    .execute();
  expect(expected).toEqual([{ status: "arrived" }]);
});

test("of two of one name, the one who expects this visitor is asked about first", async () => {
  await using talk = await LobbyTalk.begin({ before: expectTom });
  expect(await talk.say("i'm tom baker here to see sarah")).toBe("Sarah Chen in Engineering?");
  await using stranger = await LobbyTalk.begin({ before: expectTom });
  expect(await stranger.say("i'm jane doe here to see sarah")).toMatch(/Which one\?/u);
});

test("nobody learns by another name whom somebody meets", async () => {
  await using talk = await LobbyTalk.begin({ before: expectTom });
  await talk.say("i forgot who i'm meeting");
  expect(await talk.say("jane doe")).not.toMatch(/Sarah|Chen|Engineering/u);
});

test("who leaves is signed out, and hears the same whether they were here or not", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes", "i'm leaving");
  const gone = await talk.say("yes");
  expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: meeting, left"]);
  await using other = await LobbyTalk.begin();
  await sayAll(other, "i'm leaving", "tom baker");
  expect(await other.say("yes")).toBe(gone);
  expect(await other.visits()).toEqual([]);
});

test("a message is taken from one sentence", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "can you tell priya raman that i'm running late", "yes", "tom baker", "yes");
  expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: message, left"]);
});

test("a visitor who waits leaves word for the host they were announced to", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes");
  await sayAll(talk, "can you tell her that i'm in the cafe", "yes");
  expect((await talk.visits()).toSorted()).toEqual([
    "Tom Baker for Priya Raman: meeting, arrived",
    "Tom Baker for Priya Raman: message, left",
  ]);
  expect(talk.expects).toBe("wait");
});

test.each([
  "a person please",
  "can i talk to someone",
  "hablo español",
  "i'd like someone who speaks french",
])("'%s' gets a person, at a tablet by telling the front desk", async (words) => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say(words)).toMatch(/I'm asking the security desk/u);
  expect(talk.isOver).toBe(true);
  expect(await talk.ladder()).toEqual(["the front desk by front-desk at 0 s"]);
});

test.each(["fire", "the fire alarm is ringing", "somebody collapsed", "i don't feel safe here"])(
  "'%s' is answered at once, whatever was asked",
  async (words) => {
    await using talk = await LobbyTalk.begin();
    await sayAll(talk, "priya raman", "yes");
    expect(await talk.say(words)).toMatch(
      /leave the building now and go to the car park behind the building\. For an ambulance or the police, call 911/u,
    );
  },
);

test.each([
  "i'm here for the fire inspection",
  "i'm here to fix the fire alarm",
  "is there a gas station near here",
  "where can i smoke",
])("'%s' is no alarm", async (words) => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say(words)).not.toMatch(/leave the building/u);
});

test("who names only a department is asked for a name, and it counts as none", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("engineering")).toBe("And who is it you're here to see?");
  expect(await talk.say("priya")).toBe("Priya Raman in Engineering?");
});

test("somebody on the deny list hears only that someone will come, and no host is told", async () => {
  await using talk = await LobbyTalk.begin({ before: denyTom });
  const answer = await sayAll(talk, "priya raman", "yes", "tom bakker", "a meeting", "yes");
  expect(answer).toBe("Thank you, Tom. Someone will be with you in a moment.");
  expect(await talk.visits()).toEqual(["Tom Bakker for Priya Raman: meeting, review"]);
  expect(await talk.ladder()).toEqual(["the front desk by front-desk at 0 s"]);
  const { read } = talk.lobby.database;
  expect(await read.selectFrom("deny_hits").selectAll().execute()).toHaveLength(1);
  expect(await read.selectFrom("badges").selectAll().execute()).toEqual([]);
  expect(await talk.say("my badge didn't print")).toMatch(/I can't print that here/u);
});

test("without a printer nobody is promised a badge", async () => {
  await using talk = await LobbyTalk.begin({ printsBadges: false, channel: "phone" });
  const answer = await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes");
  expect(answer).toBe("Thank you, Tom. I'm letting Priya know now. Please take a seat.");
  expect(await talk.lobby.database.read.selectFrom("badges").selectAll().execute()).toEqual([]);
});

async function expectTom({ database, deskId, clock }: Lobby): Promise<void> {
  const startsAtMs = clock.nowMs() + 30 * 60_000;
  await database.write((writer) =>
    writer
      .insertInto("expected_visits")
      .values({
        id: newId("expected"),
        desk_id: deskId,
        host_id: "acme/sarah-chen",
        visitor_name: "Tom Baker",
        company: "Initech",
        email: null,
        subject: null,
        starts_at_ms: startsAtMs,
        ends_at_ms: startsAtMs + 60 * 60_000,
        token: newId("token"),
        status: "expected",
        created_at_ms: clock.nowMs(),
        forgotten_at_ms: null,
      })
      .execute(),
  );
}

async function denyTom({ database, deskId, clock }: Lobby): Promise<void> {
  await database.write((writer) =>
    writer
      .insertInto("deny_entries")
      .values({
        id: newId("deny"),
        desk_id: deskId,
        name: "Thomas Baker",
        aliases: "[]",
        company: null,
        note: null,
        added_by: "owner",
        created_at_ms: clock.nowMs(),
        removed_at_ms: null,
      })
      .execute(),
  );
}
