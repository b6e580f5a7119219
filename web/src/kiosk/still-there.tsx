import type { KioskWords } from "./words/kiosk-words.ts";

/** Asked when nothing was said or touched for a while; one tap stays. */
export function StillThere({
  words,
  onStay,
  onLeave,
}: {
  words: KioskWords;
  onStay: () => void;
  onLeave: () => void;
}) {
  return (
    <div className="still-there" role="alertdialog" aria-modal="true" aria-labelledby="still-there">
      <div className="card">
        <p id="still-there" className="prompt">
          {words.stillThere}
        </p>
        <div className="answers">
          <button type="button" className="main" autoFocus onClick={onStay}>
            {words.stay}
          </button>
          <button
            type="button"
            // A touch anywhere stays; this one doesn't.
            onPointerDown={(event) => event.stopPropagation()}
            onClick={onLeave}
          >
            {words.startAgain}
          </button>
        </div>
      </div>
    </div>
  );
}
