import { PersonIcon } from "./icons.tsx";
import type { Answer } from "./use-kiosk.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** The way to a person, on every screen of a visit. */
export function PersonButton({
  words,
  onAsk,
}: {
  words: KioskWords;
  onAsk: (answer: Answer) => void;
}) {
  return (
    <button
      type="button"
      className="person"
      onClick={() => onAsk({ says: "a person, please", label: words.person })}
    >
      <PersonIcon />
      {words.person}
    </button>
  );
}
