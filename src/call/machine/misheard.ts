import { requestTool } from "./tools.ts";
import type { Draft } from "./draft.ts";
import { sayAll } from "./playout.ts";

/** The caller spoke and could not be understood: says so twice, then calls a person. */
export function misheard(draft: Draft): void {
  const { patience, settings } = draft.state;
  const apology = settings.words.misheard[patience.misheard];
  draft.state.patience = { ...patience, misheard: patience.misheard + 1 };
  if (apology === undefined) callPerson(draft, "The caller couldn't be understood.");
  else askAgain(draft, apology);
}

/** Something of ours broke: apologises once, then calls a person. */
export function trouble(draft: Draft): void {
  const { patience, settings } = draft.state;
  draft.state.patience = { ...patience, faults: patience.faults + 1 };
  if (patience.faults > 0) callPerson(draft, "The receptionist has a technical problem.");
  else askAgain(draft, settings.words.trouble);
}

/** Puts the caller through without asking the brain. */
export function callPerson(draft: Draft, reason: string): void {
  if (draft.state.running.some((tool) => tool.call.name === draft.state.settings.personTool))
    return;
  requestTool(draft, { id: "", name: draft.state.settings.personTool, input: { reason } });
}

function askAgain(draft: Draft, text: string): void {
  const { expects, proposal } = draft.state.question;
  sayAll(draft, {
    text,
    kind: "misheard",
    asked: expects,
    ...(proposal !== undefined && { proposal }),
  });
}
