import { useState } from "react";
import { Captions } from "./captions.tsx";
import { PersonIcon } from "./icons.tsx";
import { MicrophoneControl } from "./microphone-control.tsx";
import { DocumentPanel } from "./panels/document-panel.tsx";
import { Line } from "./panels/line.tsx";
import { StepPanel } from "./panels/step-panel.tsx";
import type { Kiosk } from "./use-kiosk.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** A visit: what is said above, what can be tapped or typed below, and a person always. */
export function VisitScreen({
  kiosk,
  words,
  isSpoken,
  onLeave,
}: {
  kiosk: Kiosk;
  words: KioskWords;
  isSpoken: boolean;
  onLeave: () => void;
}) {
  const [types, setTypes] = useState(false);
  const {
    step,
    documents: [document],
  } = kiosk.state;
  // What asks for words has a field of its own.
  const hasField = step?.step.ask === "words";
  return (
    <>
      <main className="visit" aria-busy={kiosk.state.isPending}>
        <Captions state={kiosk.state} words={words} isSpoken={isSpoken} />
        <div className="panel" inert={kiosk.state.isPending}>
          {document && (
            <DocumentPanel
              key={document.hash}
              document={document}
              words={words}
              onAccept={kiosk.accept}
            />
          )}
          {step && (
            <StepPanel
              // A new question begins with empty fields.
              key={`${step.step.ask} ${step.atMs}`}
              step={step.step}
              sinceMs={step.atMs}
              words={words}
              onAnswer={kiosk.answer}
              onLeave={onLeave}
            />
          )}
          {types && !hasField && (
            <Line
              label={words.typeAnything}
              send={words.send}
              onSend={(text) => {
                setTypes(false);
                kiosk.answer({ says: text, label: text });
              }}
            />
          )}
        </div>
      </main>
      <footer>
        <MicrophoneControl kiosk={kiosk} words={words} isSpoken={isSpoken} />
        {!hasField && (
          <button type="button" aria-expanded={types} onClick={() => setTypes(!types)}>
            {types ? words.hide : words.type}
          </button>
        )}
        <button type="button" onClick={onLeave}>
          {words.startAgain}
        </button>
        <button
          type="button"
          className="person"
          onClick={() => kiosk.answer({ says: "a person, please", label: words.person })}
        >
          <PersonIcon />
          {words.person}
        </button>
      </footer>
    </>
  );
}
