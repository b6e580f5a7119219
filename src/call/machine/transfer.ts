import type { TransferOutcome } from "../../ports/line.ts";
import type { Draft } from "./draft.ts";
import { emergencyAgain } from "./emergency.ts";
import { goSilent } from "./ending.ts";
import { sayAll } from "./playout.ts";

/** The caller was put through, or is ours again. */
export function transferDone(draft: Draft, outcome: TransferOutcome): void {
  if (draft.state.phase.status !== "transferring") return;
  if (outcome === "connected") goSilent(draft);
  else transferFailed(draft);
}

/** Nobody took the caller: says so, and goes on. */
export function transferFailed(draft: Draft): void {
  draft.state.phase = { status: "live" };
  draft.state.question = { expects: OPEN };
  const again = emergencyAgain(draft);
  sayAll(draft, {
    text: again ?? draft.state.settings.words.transferFailed,
    kind: again === undefined ? "reply" : "emergency",
    asked: OPEN,
  });
  draft.emit({ type: "listen", expects: OPEN });
}

const OPEN = { kind: "open" } as const;
