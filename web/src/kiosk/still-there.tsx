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
    <dialog
      className="still-there"
      role="alertdialog"
      aria-labelledby="still-there"
      ref={(element) => {
        // Modal, so that keyboards and screen readers find nothing else meanwhile.
        if (element?.open === false) element.showModal();
      }}
      onCancel={onStay}
    >
      <p id="still-there" className="prompt">
        {words.stillThere}
      </p>
      <div className="answers">
        <button type="button" className="main" onClick={onStay}>
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
    </dialog>
  );
}
