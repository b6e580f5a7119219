import { MicrophoneIcon } from "./icons.tsx";
import type { Kiosk } from "./use-kiosk.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** Whether the microphone listens: to be turned off and on, or, with `holds`, on while it is pressed. */
export function MicrophoneButton({
  kiosk,
  words,
  holds,
}: {
  kiosk: Kiosk;
  words: KioskWords;
  holds: boolean;
}) {
  const { microphone } = kiosk.state;
  if (microphone === "unused") return null;
  if (microphone !== "on" && microphone !== "muted")
    return <p className="microphone">{words.microphone.none}</p>;
  const isOn = microphone === "on";
  const look = isOn ? "listening" : holds ? "main" : "";
  return (
    <div className="microphone" ref={(element) => void (kiosk.meter.current = element)}>
      {holds ? (
        <button
          type="button"
          className={`hold ${look}`}
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
          onBlur={() => kiosk.mute(true)}
        >
          <MicrophoneIcon />
          {isOn ? words.microphone.on : words.microphone.holdNow}
        </button>
      ) : (
        <button type="button" className={look} aria-pressed={isOn} onClick={() => kiosk.mute(isOn)}>
          <MicrophoneIcon />
          {isOn ? words.microphone.on : words.microphone.off}
        </button>
      )}
    </div>
  );
}

function isPress(key: string): boolean {
  return key === " " || key === "Enter";
}
