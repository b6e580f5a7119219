import { useEffect, useRef, useState } from "react";
import type { VisitAsk } from "../../../src/channels/browser/visit-step.ts";
import { Captions } from "./captions.tsx";
import { MicrophoneButton } from "./microphone-button.tsx";
import { DocumentPanel } from "./panels/document-panel.tsx";
import { Line } from "./panels/line.tsx";
import { StepPanel } from "./panels/step-panel.tsx";
import type { Kiosk } from "./use-kiosk.ts";
import { PersonButton } from "./person-button.tsx";
import { VisitOptions } from "./visit-options.tsx";
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
  const [holds, setHolds] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const { step, documents, microphone } = kiosk.state;
  const hasMicrophone = microphone === "on" || microphone === "muted";
  // While they wait there is time to read; whatever else is asked comes first.
  const shown = step?.step.ask === "wait" ? documents[0] : undefined;
  const hasField = step !== undefined && HAVE_FIELDS.has(step.step.ask);
  const stepAtMs = step?.atMs;
  // Whoever goes by keyboard goes on from the new question, not from the top of the page.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [stepAtMs]);
  return (
    <>
      <main className="visit" aria-busy={kiosk.state.isPending}>
        <Captions state={kiosk.state} words={words} isSpoken={isSpoken} />
        <div className="panel" ref={panel} tabIndex={-1} inert={kiosk.state.isPending}>
          {shown && (
            <DocumentPanel
              key={shown.hash}
              document={shown}
              words={words}
              onAccept={kiosk.accept}
            />
          )}
          {step && !shown && (
            <StepPanel
              // A new question begins with empty fields.
              key={`${step.step.ask} ${step.atMs}`}
              step={step.step}
              sinceMs={step.atMs}
              words={words}
              onAnswer={kiosk.answer}
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
        <VisitOptions
          words={words}
          isWaiting={step?.step.ask === "wait"}
          types={hasField ? undefined : types}
          holds={isSpoken && hasMicrophone ? holds : undefined}
          onType={() => setTypes(!types)}
          onHold={() => {
            setHolds(!holds);
            kiosk.mute(!holds);
          }}
          onLeave={onLeave}
        />
      </main>
      <footer>
        {isSpoken && <MicrophoneButton kiosk={kiosk} words={words} holds={holds} />}
        <PersonButton words={words} onAsk={kiosk.answer} />
      </footer>
    </>
  );
}

/** What asks for words has a field of its own. */
const HAVE_FIELDS: ReadonlySet<VisitAsk> = new Set([
  "start",
  "host",
  "spell-host",
  "visitor",
  "spell-visitor",
  "words",
]);
