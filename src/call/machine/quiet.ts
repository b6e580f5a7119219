import type { QuietOwner } from "../state.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { Draft } from "./draft.ts";
import { emergencyAgain } from "./emergency.ts";
import { isSpeaking, say, sayAll } from "./playout.ts";

/**
 * Every silence has an owner. While nobody makes a sound, this names who must break it and starts that owner's clock:
 * the caller's ends in a reprompt and at last a goodbye, the work's in a filler. Called at the end of each step.
 */
export function giveSilenceAnOwner(draft: Draft): void {
  const owner = ownerOf(draft);
  const before = draft.state.quiet;
  if (
    owner === before.owner &&
    draft.state.timers.quiet === (owner === "none" ? undefined : true)
  ) {
    return;
  }
  draft.disarm("quiet");
  switch (owner) {
    case "none":
      // A filler that is being spoken does not start the count of fillers anew.
      draft.state.quiet = keepsWorking(draft) ? before : { owner: "none" };
      return;
    case "caller":
      draft.state.quiet = { owner: "caller" };
      draft.arm("quiet", callersSilenceMs(draft));
      return;
    case "work": {
      const fillers = before.owner === "work" ? before.fillers : 0;
      draft.state.quiet = { owner: "work", fillers };
      draft.arm("quiet", fillerDelayMs(draft, fillers));
      return;
    }
    default:
      unreachable(owner);
  }
}

/** The owner of the silence has not broken it in time. Answers true when the caller's patience has run out. */
export function breakSilence(draft: Draft): "goodbye" | "handled" {
  const { quiet, patience, settings } = draft.state;
  switch (quiet.owner) {
    case "none":
      return "handled";
    case "work": {
      draft.state.quiet = { owner: "work", fillers: quiet.fillers + 1 };
      say(draft, { text: fillerText(draft, quiet.fillers), kind: "filler" });
      return "handled";
    }
    case "caller": {
      if (isWaiting(draft)) {
        say(draft, { text: settings.words.stillWaiting, kind: "filler" });
        return "handled";
      }
      const reprompt = settings.words.reprompts[patience.silences];
      if (reprompt === undefined) return "goodbye";
      draft.state.patience = { ...patience, silences: patience.silences + 1 };
      const { expects, proposal } = draft.state.question;
      const again = emergencyAgain(draft);
      sayAll(draft, {
        text: again ?? reprompt,
        kind: again === undefined ? "reprompt" : "emergency",
        asked: expects,
        ...(proposal !== undefined && { proposal }),
      });
      return "handled";
    }
    default:
      return unreachable(quiet);
  }
}

function ownerOf(draft: Draft): QuietOwner["owner"] {
  const { phase, ear, playout, keypad } = draft.state;
  if (phase.status !== "live" || ear.status !== "quiet" || keypad !== "") return "none";
  if (playout.queue.length > 0) return "none";
  return isWorking(draft) ? "work" : "caller";
}

/** The caller waits with us for something from outside: nobody expects them to speak. */
function isWaiting(draft: Draft): boolean {
  return draft.state.question.expects.kind === "wait";
}

function callersSilenceMs(draft: Draft): number {
  const { silenceMs, waitingMs } = draft.state.settings.limits;
  return isWaiting(draft) ? waitingMs : silenceMs;
}

function keepsWorking(draft: Draft): boolean {
  return isSpeaking(draft) && isWorking(draft) && draft.state.quiet.owner === "work";
}

function isWorking(draft: Draft): boolean {
  return draft.state.reply.status !== "idle" || draft.state.running.length > 0;
}

function fillerDelayMs(draft: Draft, fillers: number): number {
  const { limits } = draft.state.settings;
  if (fillers > 0) return limits.stillWorkingMs;
  return draft.state.running.length > 0 ? limits.toolFillerMs : limits.thinkingFillerMs;
}

function fillerText(draft: Draft, fillers: number): string {
  const { words, tools } = draft.state.settings;
  if (fillers > 0) return words.stillWorking;
  const name = draft.state.running[0]?.call.name;
  return (name === undefined ? undefined : tools[name]?.filler) ?? words.thinking;
}
