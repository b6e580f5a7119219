import { unreachable } from "../../../base/unreachable.ts";
import type { Heard } from "./hear.ts";
import { goOn } from "./learn.ts";
import { askHost } from "./proceed.ts";
import { ask, askAgain, callPerson, callTool, NEW_WISH, type Step, type Talk } from "./talk.ts";

/** What anybody may say at any moment; null where it was none of that. */
export function hearCommand(
  talk: Talk,
  { command: said, introduction, words }: Heard,
): Step | null {
  const command = said ?? (GREETING.test(words.join(" ")) ? "hello" : null);
  const { question, expects } = talk;
  const isWaiting = talk.asked.about === "wait";
  switch (command) {
    case "person":
      return callPerson(talk, "asked for a person");
    case "repeat":
      return { talk, reply: { text: question, expects } };
    case "start-over": {
      const anew = { ...talk, wish: NEW_WISH, proposal: null };
      return askHost(anew, "All right, from the beginning. Who are you here to see?");
    }
    case "help":
      return askAgain(
        talk,
        "I can let somebody know you're here, take a delivery or a message, or get a person from the front desk.",
      );
    case "robot":
      return askAgain(talk, "I'm the AI receptionist. I can also get a person for you.");
    case "goodbye":
      return callTool(talk, "end_call", {});
    case "thanks":
      if (talk.asked.about === "anything-else") return callTool(talk, "end_call", {});
      return isWaiting ? ask(talk, "You're welcome.", talk.asked, "wait") : askAgain(talk, "");
    case "hello":
      // "Hi, I'm Tom" says more than a greeting.
      return introduction.visitor === undefined && introduction.hostWords === undefined
        ? askAgain(talk, "Hello!")
        : null;
    case "abandon":
      return goOn({ ...talk, wish: NEW_WISH, proposal: null }, "All right.");
    case "hold-on":
      return { talk, reply: { text: "Take your time.", expects } };
    case null:
      return null;
    default:
      return unreachable(command);
  }
}

const GREETING = /^(?:(?:hi|hello|hey|there|good|morning|afternoon|evening|day) ?)+$/u;
