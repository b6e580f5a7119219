import { afterAll, beforeAll, expect, test } from "vitest";
import { SharedSpeech } from "../support/shared-speech.ts";
import { SpokenLobby, type SpokenVisit } from "./support/spoken-lobby.ts";
import { VisitRecord } from "./support/visit-record.ts";

/** Each takes seconds; on a machine that is busy with everything else, more. */
const A_WHILE_MS = 120_000;

const speech = new SharedSpeech();
// The ears learn the words of the lobby once; on a busy machine that takes a while.
beforeAll(async () => {
  await using _lobby = await SpokenLobby.open(speech);
}, A_WHILE_MS);
afterAll(() => speech[Symbol.asyncDispose]());

/** Says one after the other; answers what the desk said to the last. */
async function sayAll(visit: SpokenVisit, ...words: readonly string[]): Promise<string> {
  let answer = "";
  for (const one of words) answer = await visit.ask(one);
  return answer;
}

test(
  "'I'm here to see Sarah', 'Engineering', and only then a name and a notice: Slack, the badge and the database agree",
  async () => {
    await using lobby = await SpokenLobby.open(speech);
    const record = new VisitRecord(lobby);
    lobby.staff.habit = { answer: "on-my-way", afterMs: 15_000 };
    const visit = await lobby.enter("phone");
    expect(await visit.answer()).toBe(
      "Welcome to Acme Corp. I'm the AI receptionist. Who are you here to see?",
    );
    expect(await visit.ask("i'm here to see sarah")).toBe(
      "I have a Sarah in Engineering and one in Marketing. Which one?",
    );
    expect(await visit.ask("engineering")).toMatch(/What's your name/u);
    await sayAll(visit, "my name is tom baker", "a meeting");
    expect(record.notices()).toEqual([]);
    expect(await record.visits()).toEqual([]);
    expect(await visit.ask("yes please")).toMatch(/I'm letting Sarah know now/u);
    expect(record.notices()).toEqual(["Sarah Chen: Tom Baker is here to see you."]);
    expect(await visit.listen()).toMatch(/Sarah is on the way/u);
    expect(await record.visits()).toEqual(["Tom Baker for Sarah Chen: meeting, answered"]);
    const [badge, ...more] = await record.badges();
    expect(more).toEqual([]);
    expect(badge).toEqual(expect.arrayContaining(["Tom Baker", "Sarah Chen", "Acme Corp"]));
    visit.visitor.leave();
  },
  A_WHILE_MS,
);

test(
  "noise that is no words tells nobody anything, and after it a visitor is heard",
  async () => {
    await using lobby = await SpokenLobby.open(speech);
    const visit = await lobby.enter("tablet", { room: { noiseDbfs: -50 } });
    await visit.answer();
    const answer = await visit.ask("the pizza was cold when it arrived");
    expect(answer).toMatch(/Sorry, I didn't catch that/u);
    expect(await visit.ask("i'm here to see priya raman")).toBe("Priya Raman in Engineering?");
    expect(await new VisitRecord(lobby).visits()).toEqual([]);
    visit.visitor.leave();
  },
  A_WHILE_MS,
);

test(
  "the fire alarm goes before everything, in whatever was asked",
  async () => {
    await using lobby = await SpokenLobby.open(speech);
    const visit = await lobby.enter("tablet");
    await visit.answer();
    await visit.ask("i'm here to see priya raman");
    expect(await visit.ask("the fire alarm is ringing")).toMatch(
      /leave the building now and go to the car park/u,
    );
    expect(await new VisitRecord(lobby).visits()).toEqual([]);
    visit.visitor.leave();
  },
  A_WHILE_MS,
);

test(
  "a line that breaks in the middle is taken up again where it was, and nobody is told twice",
  async () => {
    await using lobby = await SpokenLobby.open(speech);
    const record = new VisitRecord(lobby);
    lobby.staff.habit = { answer: "on-my-way", afterMs: 12_000 };
    const visit = await lobby.enter("phone");
    await visit.answer();
    await sayAll(visit, "i'm here to see priya raman", "yes");
    visit.visitor.drop();
    expect(await visit.listen()).toMatch(/your name/u);
    await sayAll(visit, "my name is tom baker", "a meeting", "yes please");
    await visit.listen();
    expect(await record.visits()).toEqual(["Tom Baker for Priya Raman: meeting, answered"]);
    expect(record.notices()).toEqual(["Priya Raman: Tom Baker is here to see you."]);
    visit.visitor.leave();
  },
  A_WHILE_MS,
);

test(
  "who falls silent after half a sentence is asked again, and announced from the tablet all the same",
  async () => {
    await using lobby = await SpokenLobby.open(speech);
    const record = new VisitRecord(lobby);
    lobby.staff.habit = { answer: "on-my-way", afterMs: 12_000 };
    const visit = await lobby.enter("tablet");
    await visit.answer();
    expect(await visit.ask("i'm here to")).toMatch(/didn't catch|here to see\?|still there/u);
    await sayAll(visit, "i'm here to see grace kim", "yes", "my name is tom baker", "a meeting");
    await visit.ask("yes please");
    await visit.listen();
    expect(await record.visits()).toEqual(["Tom Baker for Grace Kim: meeting, answered"]);
    expect(record.notices()).toEqual(["Grace Kim: Tom Baker is here to see you."]);
    expect(await record.badges()).toHaveLength(1);
    visit.visitor.leave();
  },
  A_WHILE_MS,
);
