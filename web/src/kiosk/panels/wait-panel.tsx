import { useEffect, useState } from "react";
import type { Told, VisitShown } from "../../../../src/channels/browser/visit-step.ts";
import { isSettled } from "../is-settled.ts";
import type { KioskWords } from "../words/kiosk-words.ts";

const SECOND_MS = 1000;

/** While the host is on their way: how long it has been, what came of it, what comes next, and the badge. */
export function WaitPanel({
  told,
  visit,
  sinceMs,
  words,
}: {
  told: Told;
  visit: VisitShown | undefined;
  /** When `told` was as it is, by this page's clock. */
  sinceMs: number;
  words: KioskWords;
}) {
  const nowMs = useNow();
  const forSeconds = Math.floor((told.forMs + Math.max(0, nowMs - sinceMs)) / SECOND_MS);
  const isWaiting = !isSettled(told);
  // The badge has a line of its own. In a language that isn't spoken, only what the host wrote stands as it is.
  const news = told.news
    .filter(({ kind }) => (words.prompt ? kind === "said" : !kind.startsWith("badge-")))
    .slice(-MOST_NEWS);
  const who = [visit?.visitor, visit?.host].filter((name) => name !== undefined);
  return (
    <div className="wait">
      <div className="card">
        {told.outcome !== "review" && who.length > 0 && (
          <p className="who-for">{who.join(` ${words.visiting} `)}</p>
        )}
        {isWaiting && <p role="timer">{words.waitingFor(sayTime(forSeconds))}</p>}
        {news.length > 0 && (
          <ol className="news">
            {news.map(({ kind, text }, index) => (
              <li key={`${kind}-${index}`}>{text}</li>
            ))}
          </ol>
        )}
        {isWaiting && told.outcome !== "review" && <p>{words.nextStep}</p>}
        {told.badge !== "none" && (
          <p className={`badge ${told.badge}`}>{words.badge[told.badge]}</p>
        )}
      </div>
    </div>
  );
}

const MOST_NEWS = 3;

/** "0:42". */
function sayTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
