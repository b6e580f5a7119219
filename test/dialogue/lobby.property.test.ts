import { array, asyncProperty, constantFrom, assert } from "fast-check";
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

test("whatever visitors say, nobody is told who wasn't read back to them and agreed to", async () => {
  await assert(
    asyncProperty(array(constantFrom(...SAID), { minLength: 3, maxLength: 14 }), async (said) => {
      await using talk = await LobbyTalk.begin({ small: true });
      let before = await talk.told();
      for (const text of said) {
        if (talk.isOver) break;
        const readBack = talk.readBack;
        await talk.say(text);
        const after = await talk.told();
        const fresh = after.slice(before.length);
        before = after;
        if (fresh.length === 0) continue;
        const [visit] = fresh;
        const isForPerson = visit?.host === null && visit.purpose === "other";
        if (isForPerson) continue;
        // One yes tells one host, and it's the one whose name they had just heard.
        expect(fresh).toHaveLength(1);
        expect(readAnswer(text, readBack)).toBe("yes");
        expect(readBack).toContain(visit?.host ?? "the front desk");
        if (visit?.visitor !== null) expect(readBack).toContain(visit?.visitor ?? "");
      }
    }),
    { numRuns: 80 },
  );
});

test("whatever visitors say, they get an answer, and never a word about anybody they didn't ask for", async () => {
  await assert(
    asyncProperty(array(constantFrom(...SAID), { minLength: 1, maxLength: 10 }), async (said) => {
      await using talk = await LobbyTalk.begin({ small: true });
      for (const text of said) {
        if (talk.isOver) break;
        const answer = await talk.say(text);
        // What nobody understood may be noise around somebody who waits.
        if (answer === "") expect(text === "" || talk.expects === "wait" || talk.isOver).toBe(true);
        expect(answer).not.toMatch(/@|\+1|555|acme\/|undefined|null|host_/u);
      }
    }),
    { numRuns: 60 },
  );
});
