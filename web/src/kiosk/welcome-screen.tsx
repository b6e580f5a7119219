import { MicrophoneIcon, TouchIcon } from "./icons.tsx";
import { PersonButton } from "./person-button.tsx";
import type { Kiosk } from "./use-kiosk.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** Before a visit: how to begin one. The microphone is off until somebody chooses to talk. */
export function WelcomeScreen({
  words,
  name,
  speaks,
  onBegin,
  onScan,
}: {
  words: KioskWords;
  name: string;
  /** Whether the receptionist speaks this language. */
  speaks: boolean;
  onBegin: Kiosk["begin"];
  onScan: Kiosk["scan"];
}) {
  return (
    <>
      <main className="welcome">
        <div className="said">
          <h1 className="prompt">{words.welcome(name)}</h1>
          <p className="lead">{speaks ? words.introduction : words.introductionInWriting}</p>
        </div>
        <div className="answers column">
          {speaks && (
            <button type="button" className="main" onClick={() => onBegin({ withVoice: true })}>
              <MicrophoneIcon />
              {words.talk}
            </button>
          )}
          <button
            type="button"
            className={speaks ? "" : "main"}
            onClick={() => onBegin({ withVoice: false })}
          >
            <TouchIcon />
            {speaks ? words.touch : words.begin}
          </button>
        </div>
      </main>
      <footer>
        <button type="button" className="aside" onClick={onScan}>
          {words.haveCode}
        </button>
        <PersonButton words={words} onAsk={(first) => onBegin({ withVoice: false, first })} />
      </footer>
    </>
  );
}
