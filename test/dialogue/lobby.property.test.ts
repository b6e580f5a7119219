import { array, asyncProperty, assert, constantFrom, nat, record } from "fast-check";
import { expect, test } from "vitest";
import { readAnswer } from "../../src/domain/dialogue/consent.ts";
import { LobbyTalk } from "./lobby-talk.ts";

/** What visitors say, in any order: hosts, names, answers, changes of mind, and things that make no sense there. */
const SAID = [
  "i'm here to see sarah",
  "priya raman",
  "hi i'm tom from initech here to see siobhan o'brien",
  "engineering",
  "the one in marketing",
  "sarah miller",
  "no, sarah chen",
  "for priya",
  "peter lindqvist",
  "yuki tanaka",
  "instead",
  "leave a message",
  "tom baker",
  "no it's tim",
  "anna from globex",
  "a meeting",
  "interview",
  "i have a package for daniel kowalski",
  "nobody in particular",
  "there are three of us",
  "all together",
  "one at a time",
  "k o w a l s k i",
  "yes",
  "yes",
  "yes",
  "yes please",
  "no",
  "okay",
  "mm-hm",
  "wait",
  "what should i say",
  "where are the restrooms",
  "say that again",
  "start over",
  "never mind",
  "i'm leaving",
  "i don't remember who",
  "my badge didn't print",
  "the first one",
  "thanks",
  "~olivia martin",
  "",
];

/** What answers each question, more or less. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  open: [
    "i'm here to see sarah",
    "priya raman",
    "i'm tom baker here to see siobhan o'brien",
    "a package for daniel kowalski",
    "it's tim",
  ],
  person: ["sarah miller", "priya raman", "sarah", "olivia martin"],
  choice: [
    "engineering",
    "the one in marketing",
    "a meeting",
    "an interview",
    "all together",
    "leave a message",
  ],
  name: ["tom baker", "anna from globex", "~tom backer"],
  spelling: ["b a k e r", "k o w a l s k i", "t o m"],
  "yes-no": ["yes", "yes please", "yes", "no", "yes but for sarah chen"],
};

/** A visitor who answers what is asked four times out of five. */
const VISITOR = array(
  record({ strays: constantFrom(false, false, false, false, true), at: nat(1000) }),
  {
    minLength: 5,
    maxLength: 16,
  },
);

function nextWords(
  talk: LobbyTalk,
  { strays, at }: { readonly strays: boolean; readonly at: number },
): string {
  const words = strays ? SAID : (ANSWERS[talk.expects] ?? SAID);
  return words[at % words.length] ?? "";
}

test("whatever visitors say, nobody is told who wasn't read back to them and agreed to", async () => {
  let announced = 0;
  await assert(
    asyncProperty(VISITOR, async (turns) => {
      await using talk = await LobbyTalk.begin({ small: true });
      let before = 0;
      for (const turn of turns) {
        if (talk.isOver) break;
        const { readBack } = talk;
        const text = nextWords(talk, turn);
        await talk.say(text);
        const told = await talk.told();
        const fresh = told.slice(before);
        before = told.length;
        const [visit] = fresh;
        // The front desk is asked to come without a read-back.
        if (visit === undefined || (visit.host === null && visit.purpose === "other")) continue;
        // One yes tells one host, and it's the one whose name they had just heard.
        expect(fresh).toHaveLength(1);
        expect(readAnswer(text, readBack)).toBe("yes");
        expect(readBack).toContain(visit.host ?? "the front desk");
        expect(readBack).toContain(visit.visitor ?? "");
        announced += 1;
      }
    }),
    { numRuns: 100 },
  );
  // Most of these walks get somewhere.
  expect(announced).toBeGreaterThan(30);
});

test("whatever visitors say, they get an answer, and never a word about anybody they didn't ask for", async () => {
  await assert(
    asyncProperty(VISITOR, async (turns) => {
      await using talk = await LobbyTalk.begin({ small: true });
      for (const turn of turns) {
        if (talk.isOver) break;
        const text = nextWords(talk, turn);
        const answer = await talk.say(text);
        // What nobody understood may be noise around somebody who waits.
        const mayBeSilent = text === "" || talk.expects === "wait" || talk.isOver;
        expect(answer !== "" || mayBeSilent).toBe(true);
        expect(answer).not.toMatch(/@|\+1|555|acme\/|undefined|null|host_/u);
      }
    }),
    { numRuns: 60 },
  );
});
