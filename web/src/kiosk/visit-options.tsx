import type { KioskWords } from "./words/kiosk-words.ts";

/** What is there beside the answers: the other ways to say something, and the way out. */
export function VisitOptions({
  words,
  isWaiting,
  types,
  holds,
  onType,
  onHold,
  onLeave,
}: {
  words: KioskWords;
  isWaiting: boolean;
  /** Whether the field for anything is open; undefined where the step has a field of its own. */
  types: boolean | undefined;
  /** Whether the microphone is held to talk; undefined where there is none. */
  holds: boolean | undefined;
  onType: () => void;
  onHold: () => void;
  onLeave: () => void;
}) {
  return (
    <div className="options">
      {types !== undefined && (
        <button type="button" aria-expanded={types} onClick={onType}>
          {types ? words.hide : words.type}
        </button>
      )}
      {holds !== undefined && (
        <button type="button" aria-pressed={holds} onClick={onHold}>
          {words.microphone.hold}
        </button>
      )}
      <button type="button" onClick={onLeave}>
        {isWaiting ? words.nextVisitor : words.startAgain}
      </button>
    </div>
  );
}
