import { unreachable } from "../../base/unreachable.ts";
import type { CommandName } from "../../domain/dialogue/commands.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import {
  ask,
  leadingWith,
  newConversation,
  type Conversation,
  type Setting,
  type Step,
} from "./conversation.ts";
import { abandon } from "./finish.ts";
import { callTool, proceed } from "./proceed.ts";
import { hasSlots, takeSlots } from "./take-slots.ts";

/** A command that works anywhere: a person, repeat, start over, help, goodbye and their like. */
export function hearCommand(
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  return heard.command === null ? null : obey(heard.command, conversation, heard, setting);
}

function obey(
  command: CommandName,
  conversation: Conversation,
  heard: Understanding,
  setting: Setting,
): Step | null {
  const { sentences, tools } = setting.script;
  const { task, question } = conversation;
  const isBusy = task !== null || question !== null;
  switch (command) {
    case "person":
      return { conversation, reply: { tool: { name: tools.transfer, input: {} } } };
    case "goodbye":
      return hasSlots(heard)
        ? null
        : { conversation, reply: { tool: { name: tools.endCall, input: {} } } };
    case "repeat":
      return repeat(conversation, setting);
    case "start-over": {
      const { identity } = conversation;
      return ask(
        { ...newConversation, identity },
        sentences.startOver,
        { about: "nothing" },
        "open",
      );
    }
    case "help":
      return isBusy
        ? leadingWith(sentences.help, resume(conversation, setting))
        : ask(
            conversation,
            `${sentences.help} ${sentences.howCanIHelp}`,
            { about: "nothing" },
            "open",
          );
    case "robot":
      return isBusy
        ? leadingWith(sentences.honest, resume(conversation, setting))
        : ask(
            conversation,
            `${sentences.honest} ${sentences.howCanIHelp}`,
            { about: "nothing" },
            "open",
          );
    case "abandon":
      return giveUp(conversation, heard, setting);
    case "hold-on":
      return ask(conversation, sentences.takeYourTime, conversation.asked, conversation.expects);
    case "thanks":
      if (hasSlots(heard)) return null;
      if (isBusy && heard.answer === "no") return abandon(conversation, setting);
      return isBusy
        ? leadingWith(sentences.welcome, resume(conversation, setting))
        : ask(
            conversation,
            `${sentences.welcome} ${sentences.anythingElse}`,
            { about: "anything-else" },
            "open",
          );
    case "hello":
      if (hasSlots(heard)) return null;
      return isBusy
        ? leadingWith(sentences.hello, resume(conversation, setting))
        : ask(
            conversation,
            `${sentences.hello} ${sentences.howCanIHelp}`,
            { about: "nothing" },
            "open",
          );
    default:
      return unreachable(command);
  }
}

/** What was said last, or the read-back again in the machine's own voice. */
function repeat(conversation: Conversation, setting: Setting): Step {
  const { saying, asked, expects, proposal, task } = conversation;
  if (proposal !== null && task !== null) return callTool(conversation, task, setting);
  return saying === ""
    ? ask(conversation, setting.script.sentences.howCanIHelp, asked, expects)
    : ask(conversation, saying, asked, expects);
}

/** Asks again what was asked, after an aside. */
function resume(conversation: Conversation, setting: Setting): Step {
  const { offer, asked, expects, proposal } = conversation;
  if (asked.about === "offer" && offer.length > 0) {
    return ask(conversation, setting.script.sentences.whichOne, asked, expects);
  }
  if (asked.about === "change" && proposal === null) {
    return ask(conversation, setting.script.sentences.whatToChange, asked, expects);
  }
  return proceed(conversation, setting);
}

/** "Cancel" gives up what is under way; with nothing under way it is the errand itself. */
function giveUp(conversation: Conversation, heard: Understanding, setting: Setting): Step {
  if (conversation.task !== null) return abandon(conversation, setting);
  const { forms, sentences } = setting.script;
  const cancelling = forms.find(({ intent }) => intent === "cancel");
  if (cancelling !== undefined && heard.words.includes("cancel")) {
    const task = takeSlots({ form: cancelling, values: {} }, heard, setting);
    return proceed({ ...conversation, question: null, task }, setting);
  }
  if (conversation.question !== null) return abandon(conversation, setting);
  return ask(conversation, sentences.anythingElse, { about: "anything-else" }, "open");
}
