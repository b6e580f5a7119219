import { useState } from "react";
import { MicrophoneIcon } from "./icons.tsx";
import type { Kiosk } from "./use-kiosk.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** Whether the microphone listens, and the ways to make it; nothing in a visit in writing. */
export function MicrophoneControl({
  kiosk,
  words,
  isSpoken,
}: {
  kiosk: Kiosk;
  words: KioskWords;
  isSpoken: boolean;
}) {
  const [holds, setHolds] = useState(false);
  const { microphone } = kiosk.state;
  if (microphone === "unused" || !isSpoken) return null;
  if (microphone !== "on" && microphone !== "muted")
    return <p className="no-microphone">{words.microphone.none}</p>;
  const isOn = microphone === "on";
  return (
    <div className="microphone" ref={(element) => void (kiosk.meter.current = element)}>
      {holds ? (
        <button
          type="button"
          className="main hold"
          aria-pressed={isOn}
          onPointerDown={() => kiosk.mute(false)}
          onPointerUp={() => kiosk.mute(true)}
          onPointerLeave={() => kiosk.mute(true)}
          onPointerCancel={() => kiosk.mute(true)}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={({ key, repeat }) => {
            if (isPress(key) && !repeat) kiosk.mute(false);
          }}
          onKeyUp={({ key }) => {
            if (isPress(key)) kiosk.mute(true);
          }}
        >
          <MicrophoneIcon />
          {isOn ? words.microphone.on : words.microphone.holdNow}
        </button>
      ) : (
        <button
          type="button"
          className="listening"
          aria-pressed={isOn}
          onClick={() => kiosk.mute(isOn)}
        >
          <MicrophoneIcon />
          {isOn ? words.microphone.on : words.microphone.off}
        </button>
      )}
      <button
        type="button"
        aria-pressed={holds}
        onClick={() => {
          setHolds(!holds);
          kiosk.mute(!holds);
        }}
      >
        {words.microphone.hold}
      </button>
    </div>
  );
}

function isPress(key: string): boolean {
  return key === " " || key === "Enter";
}
