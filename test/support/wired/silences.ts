import { audibleWindows, WINDOW_MS } from "../../../src/channels/twilio/simulator/audibility.ts";
import type { SimulatedCall } from "../../../src/channels/twilio/simulator/index.ts";

/**
 * For each thing that the caller said, the longest silence in their ear from their last sound until the desk's last sound before they spoke
 * again. Ms, in steps of 10.
 */
export function silencesAfter({ heard, utterances }: SimulatedCall): readonly number[] {
  const audible = audibleWindows(heard);
  return utterances.map(({ endMs }, index) => {
    const untilMs = utterances[index + 1]?.startMs ?? audible.length * WINDOW_MS;
    const window = audible.slice(endMs / WINDOW_MS, untilMs / WINDOW_MS);
    const answer = window.slice(0, window.lastIndexOf(true) + 1);
    if (answer.length === 0) return untilMs - endMs;
    let longest = 0;
    let quiet = 0;
    for (const isHeard of answer) {
      quiet = isHeard ? 0 : quiet + 1;
      longest = Math.max(longest, quiet);
    }
    return longest * WINDOW_MS;
  });
}
