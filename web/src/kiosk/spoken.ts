import type { Words } from "../../../src/channels/browser/messages.ts";

/** One utterance of the receptionist, as the visitor reads it. */
export interface Spoken {
  readonly id: string;
  readonly text: string;
  readonly kind: NonNullable<Words["kind"]>;
  /** It was heard, or cut short: nothing of it is still to come. */
  readonly final: boolean;
  readonly atMs: number;
  /** The visitor has spoken since. */
  readonly isAnswered: boolean;
}

/** What belongs together comes within this: the sentences of one turn. */
const ONE_BREATH_MS = 800;

/** What the receptionist says after one more message: sentences of one turn stand together, and a new turn replaces them. */
export function nextSpoken(
  shown: readonly Spoken[],
  { id, text, kind, final }: Words,
  atMs: number,
): readonly Spoken[] {
  const place = shown.findIndex((spoken) => spoken.id === id);
  const known = shown[place];
  if (known) {
    // What was cut short could be read to its end all the same.
    if (known.final) return shown;
    return shown.with(place, { ...known, final });
  }
  if (text === "" || kind === undefined) return shown;
  const spoken = { id, text, kind, final, atMs, isAnswered: false };
  return belongs(shown.at(-1), spoken) ? [...shown, spoken] : [spoken];
}

function belongs(last: Spoken | undefined, { kind, atMs }: Spoken): boolean {
  if (!last || last.isAnswered) return false;
  if (last.kind === "reply") return kind === "reply" || kind === "read-back" || kind === "goodbye";
  return kind === last.kind && atMs - last.atMs < ONE_BREATH_MS;
}
