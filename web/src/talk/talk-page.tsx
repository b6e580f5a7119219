import { useState } from "react";
import { useDesk } from "../desk/use-desk.ts";
import { sayMicrophone, sayOutcome, sayPhase } from "./call-words.ts";
import { Composer } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import { Keypad } from "./keypad.tsx";
import { StartPanel } from "./start-panel.tsx";
import { isOn } from "./talk-state.ts";
import { type Talk, useTalk } from "./use-talk.ts";

/** The browser's telephone. */
export function TalkPage() {
  const desk = useDesk();
  const talk = useTalk();
  const { phase, microphone, words } = talk.state;
  const on = isOn(phase);
  const trouble = on ? sayMicrophone(microphone) : undefined;
  return (
    <div className="talk">
      <header className="page-header">
        <h1>{desk?.name ?? "Reception"}</h1>
        <a href="/">Today's book</a>
      </header>
      <main>
        <section className="status" ref={talk.meter} data-phase={phaseLook(talk)}>
          <span className="pulse" aria-hidden="true" />
          <p role="status">{sayPhase(phase, microphone)}</p>
        </section>
        {trouble !== undefined && <p className="notice">{trouble}</p>}
        {phase.name === "failed" && (
          <p className="notice fault" role="alert">
            {phase.sentence}
          </p>
        )}
        {phase.name === "ended" && <p className="notice">{sayOutcome(phase.outcome)}</p>}
        {(on || words.length > 0) && <Conversation words={words} />}
        {on ? (
          <CallPanel talk={talk} />
        ) : (
          <StartPanel again={phase.name !== "idle"} onStart={talk.start} />
        )}
      </main>
    </div>
  );
}

function CallPanel({ talk }: { talk: Talk }) {
  const [keypad, setKeypad] = useState(false);
  const { phase, microphone } = talk.state;
  const ready = phase.name === "talking";
  return (
    <div className="call-panel">
      {keypad && <Keypad onPress={talk.press} />}
      <Composer ready={ready} onSend={talk.type} />
      <div className="controls">
        {(microphone === "on" || microphone === "muted") && (
          <button
            type="button"
            aria-pressed={microphone === "muted"}
            onClick={() => talk.mute(microphone === "on")}
          >
            {microphone === "muted" ? "Unmute" : "Mute"}
          </button>
        )}
        <button
          type="button"
          aria-expanded={keypad}
          disabled={!ready}
          onClick={() => setKeypad(!keypad)}
        >
          Keypad
        </button>
        <button type="button" className="hang-up" onClick={talk.hangUp}>
          Hang up
        </button>
      </div>
    </div>
  );
}

function phaseLook({ state: { phase, microphone } }: Talk): string {
  if (phase.name !== "talking") return phase.name;
  if (phase.speaking) return "speaking";
  return microphone === "on" ? "listening" : "waiting";
}
