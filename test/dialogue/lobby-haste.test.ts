import { expect, test } from "vitest";
import type { Lobby } from "../../src/actions/testing/open-lobby.ts";
import { insertLobbyVisit } from "../../src/store/lobby/lobby-visits.ts";
import { LobbyTalk } from "./lobby-talk.ts";

/** Says one after the other; answers what the desk said to the last. */
async function sayAll(talk: LobbyTalk, ...texts: readonly string[]): Promise<string> {
  let answer = "";
  for (const text of texts) answer = await talk.say(text);
  return answer;
}

test("a question before anything else is answered without the welcome being said again", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("where is the bathroom")).toBe(
    "The restrooms are behind you, to the left of the elevators. Who are you here to see?",
  );
  expect(await talk.say("thanks")).toBe("Who are you here to see?");
});

test("who says everything at once is asked for nothing twice", async () => {
  await using talk = await LobbyTalk.begin();
  await talk.say("hi, Tom Baker from Initech, I have a ten o'clock meeting with Priya");
  expect(await talk.say("yes")).toBe(
    "So that's Tom Baker from Initech for Priya Raman. Shall I let Priya know?",
  );
});

test.each(["initech", "from initech", "I'm with Initech", "Vandelay Industries Inc"])(
  "a company that is said where the purpose is asked for is the company: '%s'",
  async (company) => {
    await using talk = await LobbyTalk.begin();
    await sayAll(talk, "alice bennett", "yes", "tom baker");
    expect(await talk.say(company)).toBe("Is it for a meeting, an interview, or something else?");
    expect(await talk.say("meeting")).toMatch(
      /^So that's Tom Baker from .+ for Alice Bennett\. S/u,
    );
  },
);

test.each(["a contract", "budget", "onboarding", "a webinar", "the annual audit", "it's private"])(
  "a purpose in a visitor's own words is no company: '%s'",
  async (purpose) => {
    await using talk = await LobbyTalk.begin();
    await sayAll(talk, "alice bennett", "yes", "tom baker");
    expect(await talk.say(purpose)).toMatch(/^So that's Tom Baker for Alice Bennett\./u);
  },
);

test.each(["Fatima", "fatima al-sayed", "Fatima please"])(
  "saying the host's name again agrees to it: '%s'",
  async (name) => {
    await using talk = await LobbyTalk.begin();
    expect(await talk.say("i'm here to see fatima")).toBe("Fatima Al-Sayed in Sales?");
    expect(await talk.say(name)).toMatch(/^What's your name/u);
  },
);

test("a courier who doesn't know whom it is for leaves it to the front desk", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await sayAll(talk, "delivery", "i don't know")).toBe(
    "That's a delivery for the front desk. Shall I let them know?",
  );
});

test("a name that is spelled at once is found by its letters", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("I'm here to see S-A-R-A-H M-I-L-L-E-R")).toBe(
    "Sarah Miller in Marketing?",
  );
});

test("a group that answers early how to be checked in is nobody's name", async () => {
  await using talk = await LobbyTalk.begin();
  await talk.say("we're a group of four from initech to see grace kim");
  expect(await talk.say("one name for all")).not.toMatch(/find|spell/u);
});

test.each(["hola, vengo a ver a sarah", "bonjour", "guten tag", "buenos días"])(
  "whoever speaks another language gets a person: '%s'",
  async (words) => {
    await using talk = await LobbyTalk.begin();
    expect(await talk.say(words)).toMatch(/asking the security desk/u);
    expect(talk.isOver).toBe(true);
  },
);

test.each(["i can't wait any longer", "i have to go", "i'm not going to wait", "i need to leave"])(
  "a visitor who gives up waiting is signed out without saying who they are again: '%s'",
  async (words) => {
    await using talk = await LobbyTalk.begin();
    await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes");
    expect(await talk.say(words)).toBe("Tom Baker, and you're leaving now?");
    await talk.say("yes");
    expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: meeting, left"]);
    const rungs = await talk.lobby.database.read
      .selectFrom("host_steps")
      .select("status")
      .execute();
    expect(new Set(rungs.map(({ status }) => status))).toEqual(new Set(["skipped"]));
  },
);

test("of two visitors of one name the one who says so leaves", async () => {
  await using talk = await LobbyTalk.begin({ before: announceAnotherTom });
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes", "i'm leaving", "yes");
  expect((await talk.visits()).toSorted()).toEqual([
    "Tom Baker for Priya Raman: meeting, left",
    "Tom Baker for the front desk: other, arrived",
  ]);
});

async function announceAnotherTom({ database, deskId, clock }: Lobby): Promise<void> {
  await database.write((writer) =>
    insertLobbyVisit(writer, {
      desk_id: deskId,
      location_id: null,
      call_id: null,
      visitor_name: "Tom Baker",
      company: null,
      purpose: "other",
      purpose_words: null,
      party_size: 1,
      host_id: null,
      language: "en",
      status: "arrived",
      badge_token: "another-tom",
      expected_visit_id: null,
      arrived_at_ms: clock.nowMs() - 60_000,
    }),
  );
}

test("words for a host are no question about the coffee in them", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "noah goldberg", "yes", "tom baker", "a meeting", "yes");
  expect(await talk.say("tell Noah I went for coffee")).toBe("Noah Goldberg in Marketing?");
  expect(await talk.say("yes")).toBe(
    'The message for Noah Goldberg from Tom Baker is: "I went for coffee". Shall I pass it on?',
  );
});

test("a company that is corrected needs no name once more", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(
    talk,
    "grace kim",
    "yes",
    "my name is Ann Lee, not from any company",
    "an interview",
  );
  expect(await talk.say("no, the company is Globex")).toBe(
    "So that's Ann Lee from Globex for an interview with Grace Kim. Shall I let Grace know?",
  );
});

test.each(["not from any company", "no company", "from nowhere"])(
  "who comes from no company comes from none: '%s'",
  async (words) => {
    await using talk = await LobbyTalk.begin();
    await sayAll(talk, "grace kim", "yes", `my name is Ann Lee, ${words}`);
    expect(await talk.say("an interview")).toBe(
      "So that's Ann Lee for an interview with Grace Kim. Shall I let Grace know?",
    );
  },
);

test("'call me later' is nobody's name", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "grace kim", "yes");
  expect(await talk.say("call me later")).not.toMatch(/Later/u);
});

test("how many they are is not whom they came to see", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("three of us")).toBe("Who are you here to see?");
  await talk.say("grace kim");
  expect(await talk.say("yes")).toMatch(/^Shall I check you in/u);
});

test.each(["i want to see the ceo", "i'd like to speak to your boss", "somebody from hr"])(
  "who asks for a role is offered a person: '%s'",
  async (words) => {
    await using talk = await LobbyTalk.begin();
    expect(await talk.say(words)).toBe("Shall I get somebody from the front desk for you?");
  },
);

test("'tell her' passes on what a waiting visitor wants the host to know", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes");
  expect(await talk.say("tell her I'm running out of time")).toBe(
    'The message for Priya Raman from Tom Baker is: "I\'m running out of time". Shall I pass it on?',
  );
});
