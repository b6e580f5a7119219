import { z } from "zod";

// https://developers.deepgram.com/docs/tts-text-chunking: no message may carry more characters.
const CHARACTERS_AT_MOST = 2000;

/** What the service is sent to speak a text: as many messages as it needs, and the wish to hear it now. */
export function speakMessages(text: string): string[] {
  return [
    ...piecesOf(text).map((piece) => JSON.stringify({ type: "Speak", text: piece })),
    JSON.stringify({ type: "Flush" }),
  ];
}

export const CLEAR = JSON.stringify({ type: "Clear" });
export const CLOSE = JSON.stringify({ type: "Close" });

/**
 * - `flushed`: all sound of a text was sent.
 * - `cleared`: what comes from now on is of another text.
 * - `refused`: a warning that the text will not be spoken now.
 * - `broken`: the service gives up.
 */
type AuraMessage = { readonly type: "flushed" | "cleared" | "refused" | "broken" | "other" };

const message = z.object({
  type: z.string().optional(),
  code: z.string().optional(),
  description: z.string().optional(),
});

/** Throws when it is not a message of this service at all. */
export function readAuraMessage(text: string): AuraMessage {
  const { type, code = "", description = "" } = message.parse(JSON.parse(text));
  if (type === "Flushed") return { type: "flushed" };
  if (type === "Cleared") return { type: "cleared" };
  if (type === "Error") return { type: "broken" };
  // Flushes beyond the limit are ignored with a warning: the text would never be heard.
  if (type === "Warning" && /flush|rate|limit/iu.test(`${code} ${description}`))
    return { type: "refused" };
  return { type: "other" };
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > CHARACTERS_AT_MOST) {
    const space = rest.lastIndexOf(" ", CHARACTERS_AT_MOST - 1);
    const end = space > 0 ? space + 1 : CHARACTERS_AT_MOST;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}
