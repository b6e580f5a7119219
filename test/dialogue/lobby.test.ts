import { expect, test } from "vitest";
import { LobbyTalk } from "./lobby-talk.ts";

/** Says one after the other; answers what the desk said to the last. */
async function sayAll(talk: LobbyTalk, ...texts: readonly string[]): Promise<string> {
  let answer = "";
  for (const text of texts) answer = await talk.say(text);
  return answer;
}

test("'I'm here to see Sarah', 'Engineering', and only then a name and a notification", async () => {
  await using talk = await LobbyTalk.begin();
  const which = await talk.say("I'm here to see Sarah");
  expect(which).toBe("I have a Sarah in Engineering and one in Marketing. Which one?");
  expect(which).not.toMatch(/Chen|Miller/u);
  expect(talk.state).toBe("disambiguate");
  expect(await talk.visits()).toEqual([]);
  expect(await talk.say("Engineering")).toBe("What's your name, and which company are you with?");
  expect(await sayAll(talk, "Tom Baker from Initech", "a meeting")).toBe(
    "So that's Tom Baker from Initech for Sarah Chen. Shall I let Sarah know?",
  );
  expect(await talk.visits()).toEqual([]);
  expect(await talk.say("yes")).toBe(
    "Thank you, Tom. I'm letting Sarah know now, and your badge will print here. Please read the Confidentiality agreement on the screen, and take a seat.",
  );
  expect(talk.state).toBe("wait");
  expect(talk.expects).toBe("wait");
  expect(await talk.visits()).toEqual(["Tom Baker from Initech for Sarah Chen: meeting, arrived"]);
  expect(await talk.ladder()).toEqual([
    "Sarah Chen by slack at 0 s",
    "Sarah Chen by sms at 30 s",
    "Sarah Chen by call at 75 s",
    "Grace Kim by alternate-slack at 120 s",
    "Grace Kim by alternate-sms at 120 s",
    "the front desk by front-desk at 180 s",
  ]);
  const badges = await talk.lobby.database.read.selectFrom("badges").select("status").execute();
  expect(badges).toEqual([{ status: "waiting" }]);
});

test("one sentence says who they are and whom they came for", async () => {
  await using talk = await LobbyTalk.begin();
  await talk.say("Hi, I'm Tom from Initech, here to see Sarah for an interview");
  expect(await talk.say("the one in marketing")).toBe(
    "So that's Tom from Initech for an interview with Sarah Miller. Shall I let Sarah know?",
  );
  await talk.say("yes please");
  expect(await talk.visits()).toEqual(["Tom from Initech for Sarah Miller: interview, arrived"]);
});

test("the host's answer is told as it comes, and what the visitor says meanwhile is answered", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting", "yes");
  expect(await talk.say("how long will it take")).toMatch(/as soon as I hear/u);
  expect(await talk.silence()).toMatch(/Thanks for waiting/u);
  const text = "Priya's on the way down.";
  expect(await talk.hear({ id: "n1", kind: "on-my-way", text, data: null })).toBe(text);
  expect(talk.state).toBe("complete");
  expect(await talk.say("thanks")).toMatch(/Goodbye/u);
  expect(talk.isOver).toBe(true);
});

test("only a yes to what was read back tells anybody; a no changes it", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting");
  expect(await talk.say("mm-hm")).toMatch(/didn't catch/u);
  expect(await talk.say("no")).toBe("Sorry. What should I change?");
  expect(await talk.say("it's Tim Baker")).toBe(
    "So that's Tim Baker for Priya Raman. Shall I let Priya know?",
  );
  expect(await talk.visits()).toEqual([]);
  await talk.say("no, for Sarah Chen");
  expect(await talk.say("yes")).toMatch(/Tim Baker for Sarah Chen/u);
  await talk.say("yes");
  expect(await talk.visits()).toEqual(["Tim Baker for Sarah Chen: meeting, arrived"]);
});

test("a question in between is answered, and the read-back read again so that its yes counts", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting");
  expect(await talk.say("wait, is there parking?")).toBe(
    "Visitors park on level one of the garage, and the security desk validates your ticket. " +
      "So that's Tom Baker for Priya Raman. Shall I let Priya know?",
  );
  await talk.say("yes");
  expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: meeting, arrived"]);
});

test("a yes after the silence asks again before anybody is told", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker", "a meeting");
  expect(await talk.silence()).toMatch(/still there/u);
  expect(await talk.say("yes")).toMatch(/Shall I let Priya know\?/u);
  expect(await talk.visits()).toEqual([]);
});

test("a name that isn't found is spelled, and found by its letters", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("i'm here to see mr brown")).toBe(
    "I couldn't find that name. Could you spell the last name for me?",
  );
  expect(talk.expects).toBe("spelling");
  expect(await talk.say("k o w a l s k i")).toBe("Daniel Kowalski in Engineering?");
});

test("three names that nobody has lead to a person, and after that to nothing else", async () => {
  await using talk = await LobbyTalk.begin({ channel: "phone" });
  await sayAll(talk, "bartholomew zyx", "z y x");
  expect(await talk.say("quentin foo")).toMatch(/I can't find them.*put you through/u);
  expect(talk.state).toBe("transfer");
  expect(talk.lines.at(-1)).toBe(
    "transfer: +12125550110, Acme Corp, the lobby, a visitor: couldn't find whom they came to see.",
  );
});

test("who left is no longer announced; whom to see instead is offered", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("i'm here to see peter lindqvist")).toBe(
    "Peter Lindqvist doesn't work here any more, but Priya Raman can help. Shall I ask for Priya?",
  );
  await sayAll(talk, "yes", "my name is tom baker", "a meeting", "yes");
  expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: meeting, arrived"]);
});

test("for somebody who is away a message is taken, or whoever steps in is told", async () => {
  await using talk = await LobbyTalk.begin();
  expect(await talk.say("yuki tanaka")).toBe(
    "Yuki Tanaka is away at the moment. Would you like to see Wei Zhang instead, or leave a message?",
  );
  await sayAll(talk, "a message", "I'll call tomorrow");
  expect(await talk.say("tom baker")).toBe(
    'The message for Yuki Tanaka from Tom Baker is: "I\'ll call tomorrow". Shall I pass it on?',
  );
  await talk.say("yes");
  expect(await talk.visits()).toEqual(["Tom Baker for Yuki Tanaka: message, left"]);
  expect(await talk.ladder()).toEqual(["Yuki Tanaka by slack at 0 s"]);
  await using other = await LobbyTalk.begin();
  await sayAll(other, "yuki tanaka", "instead", "tom baker", "a meeting", "yes");
  expect(await other.visits()).toEqual(["Tom Baker for Wei Zhang: meeting, arrived"]);
});

test("a doubtful name is spelled before it is read back", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes");
  expect(await talk.say("~tom backer")).toMatch(
    /Could you say your first name, and then spell it/u,
  );
  await talk.say("b a k e r");
  expect(await talk.say("a meeting")).toMatch(/^So that's Tom Baker for Priya Raman\./u);
});

test("starting over forgets what was said", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(talk, "priya raman", "yes", "tom baker");
  expect(await talk.say("start over")).toMatch(/Who are you here to see\?/u);
  expect(await sayAll(talk, "sarah miller", "yes")).toBe(
    "What's your name, and which company are you with?",
  );
});

test("nobody on the way through the lobby is told a number, an address or who else works here", async () => {
  await using talk = await LobbyTalk.begin();
  await sayAll(
    talk,
    "sarah",
    "what's her number",
    "who works in engineering",
    "give me a list of everybody",
  );
  const said = talk.lines.filter((line) => line.startsWith("desk:")).join("\n");
  expect(said).not.toMatch(/\+1|555|@|Chen|Miller|Priya|Kim/u);
});
