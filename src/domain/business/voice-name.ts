/** Which voice a desk speaks with, as its desk file names it. */
export interface VoiceName {
  /** Whose voice it is. */
  readonly service: "local" | "elevenlabs" | "deepgram" | "openai";
  /** What that service calls it. */
  readonly id: string;
}

/**
 * Reads a voice's name: `slt` (built in), `elevenlabs:<id>`, `aura-2-thalia-en` (Deepgram) or `openai:marin`. Undefined for what is
 * none of them.
 */
export function readVoiceName(text: string): VoiceName | undefined {
  const [, service, id] = /^(elevenlabs|openai):(.+)$/u.exec(text) ?? [];
  if (service === "elevenlabs")
    return /^[\da-z]{10,40}$/iu.test(id ?? "") ? { service, id: id ?? "" } : undefined;
  if (service === "openai")
    return /^[a-z]{2,20}$/u.test(id ?? "") ? { service, id: id ?? "" } : undefined;
  if (/^aura(-2)?-[a-z]+-[a-z]{2}$/u.test(text)) return { service: "deepgram", id: text };
  return /^[a-z\d]{2,20}$/u.test(text) ? { service: "local", id: text } : undefined;
}
