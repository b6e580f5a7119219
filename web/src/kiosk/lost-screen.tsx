import { useEffect, useEffectEvent } from "react";
import type { KioskWords } from "./words/kiosk-words.ts";

/** How long it is shown at the least, so that somebody can read it. */
const SHOWN_MS = 10_000;

/** When the receptionist can't be reached: where else to go. It leaves by itself once they are back. */
export function LostScreen({
  words,
  frontDesk,
  isBack,
  onBack,
  sentence = words.noConnection,
}: {
  words: KioskWords;
  frontDesk: string;
  isBack: boolean;
  onBack: () => void;
  sentence?: string;
}) {
  const back = useEffectEvent(onBack);
  useEffect(() => {
    if (!isBack) return undefined;
    const timer = setTimeout(() => back(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isBack]);
  return (
    <main className="lost" role="alert">
      <div className="said">
        <p className="prompt">{sentence}</p>
        <p className="prompt">{words.usePhoneOr(frontDesk)}</p>
        <p className="lead">{words.comesBack}</p>
      </div>
    </main>
  );
}
