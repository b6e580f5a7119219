import type { News } from "../../domain/dialogue/news.ts";
import type { Draft } from "./draft.ts";
import { beginEnding } from "./ending.ts";
import { isSpeaking, sayAll } from "./playout.ts";

/** Takes up what happened outside; the same news twice is one. */
export function takeNews(draft: Draft, news: News): void {
  const { waiting, known } = draft.state.news;
  if (known.includes(news.id)) return;
  draft.state.news = { waiting: [...waiting, news], known: [...known, news.id] };
}

/**
 * Tells the caller what happened outside, once nobody speaks, nothing is being worked on and no read-back waits for its
 * answer. Called at the end of each step.
 */
export function tellNews(draft: Draft): void {
  const [news, ...later] = draft.state.news.waiting;
  if (news === undefined || !mayTell(draft)) return;
  draft.state.news = { ...draft.state.news, waiting: later };
  draft.record({ role: "news", news, atMs: draft.atMs });
  draft.state.patience = { ...draft.state.patience, silences: 0 };
  if (news.ending) {
    beginEnding(draft, news.ending, news.text);
    return;
  }
  const expects = news.asks ?? draft.state.question.expects;
  if (news.asks) {
    draft.state.question = { expects };
    draft.emit({ type: "listen", expects });
  }
  sayAll(draft, { text: news.text, kind: "news", asked: expects });
}

function mayTell(draft: Draft): boolean {
  const { phase, ear, keypad, reply, running, consent } = draft.state;
  if (phase.status !== "live" || ear.status !== "quiet" || keypad !== "") return false;
  if (isSpeaking(draft) || reply.status !== "idle" || running.length > 0) return false;
  return consent.status !== "reading" && consent.status !== "awaiting";
}
