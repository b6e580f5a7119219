import { useEffect, useState } from "react";
import { Line } from "./panels/line.tsx";
import { PersonButton } from "./person-button.tsx";
import { type CodeRead, readAgain, readCode } from "./read-code.ts";
import type { Answer } from "./use-kiosk.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** How often it is looked whether the host has answered. */
const LOOK_EVERY_MS = 5000;

/** Where an invitation or a badge is scanned: scanners type what they read, and so can visitors. */
export function CodeScreen({
  words,
  onDone,
  onPerson,
}: {
  words: KioskWords;
  onDone: () => void;
  onPerson: (answer: Answer) => void;
}) {
  const [read, setRead] = useState<CodeRead>();
  const [isUnknown, setIsUnknown] = useState(false);
  const path = read?.path;
  useEffect(() => {
    if (path === undefined) return undefined;
    // A look that fails is made good by the next.
    const timer = setInterval(() => {
      readAgain(path).then(
        (now) => now && setRead(now),
        () => undefined,
      );
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [path]);
  return (
    <>
      <main>
        <div className="said" role="log" aria-live="polite">
          <h1 className="prompt">{read?.title ?? words.showCode}</h1>
          {read?.lines.map((line) => (
            <p key={line} className="lead" lang="en">
              {line}
            </p>
          ))}
          {isUnknown && <p className="lead">{words.codeUnknown}</p>}
        </div>
        {!read && (
          <Line
            label={words.code}
            send={words.goOn}
            startsHere
            onSend={(code) => {
              setIsUnknown(false);
              readCode(code).then(
                (found) => (found ? setRead(found) : setIsUnknown(true)),
                () => setIsUnknown(true),
              );
            }}
          />
        )}
      </main>
      <footer>
        <button type="button" className="aside" onClick={onDone}>
          {read ? words.done : words.back}
        </button>
        <PersonButton words={words} onAsk={onPerson} />
      </footer>
    </>
  );
}
