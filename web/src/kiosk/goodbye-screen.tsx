import { useEffect, useEffectEvent } from "react";
import type { KioskWords } from "./words/kiosk-words.ts";

/** How long the last words stay for their visitor. */
const SHOWN_MS = 12_000;

/** After a visit: what was said last, until it is read. */
export function GoodbyeScreen({
  words,
  said,
  onDone,
}: {
  words: KioskWords;
  said: string;
  onDone: () => void;
}) {
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const timer = setTimeout(() => done(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main>
      <div className="said">
        <p className="prompt" role="status">
          {said === "" ? words.goodbye : said}
        </p>
      </div>
      <div className="answers">
        <button type="button" className="main" autoFocus onClick={onDone}>
          {words.done}
        </button>
      </div>
    </main>
  );
}
