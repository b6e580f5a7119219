import type { KioskState } from "./kiosk-state.ts";
import type { KioskWords } from "./words/kiosk-words.ts";

/** The last exchange: what the receptionist says, and under it what was heard of the visitor, lighter until it is certain. */
export function Captions({
  state,
  words,
  isSpoken,
}: {
  state: KioskState;
  words: KioskWords;
  isSpoken: boolean;
}) {
  const { spoken, heard, step } = state;
  const said = spoken.map(({ text }) => text).join(" ");
  const own = isSpoken ? undefined : step && words.prompt?.(step.step, said);
  const prompt = own ?? (said === "" ? words.connecting : said);
  const look = prompt.length > 90 ? "prompt long" : "prompt";
  return (
    <div className="said" role="log" aria-live="polite">
      <p className={look} lang={isSpoken || own !== undefined ? words.language : "en"}>
        {prompt}
      </p>
      {heard && (
        <p className={heard.final ? "heard" : "heard coming"} aria-hidden={!heard.final}>
          <span className="who">{words.you}:</span> {heard.text}
        </p>
      )}
    </div>
  );
}
