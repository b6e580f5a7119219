/** The service and its documents spell its keys in these ways. */
export type Spelling = "camel" | "snake" | "plural";

/** A message of the service's, before it is spelled. */
interface Message {
  readonly contextId: string;
  readonly isFinal: boolean | null;
  readonly audio?: string;
  readonly alignment?: {
    readonly chars: readonly string[];
    readonly startsMs: readonly number[];
    readonly durationsMs: readonly number[];
  };
}

/** What the service sends. */
export function spellMessage(message: Message, spelling: Spelling): string {
  const { contextId, isFinal, audio, alignment } = message;
  const times = alignment && { alignment: spellAlignment(alignment, spelling) };
  const ends =
    spelling === "snake" ? { context_id: contextId, is_final: isFinal } : { contextId, isFinal };
  return JSON.stringify({ ...(audio !== undefined && { audio }), ...ends, ...times });
}

function spellAlignment(
  { chars, startsMs, durationsMs }: NonNullable<Message["alignment"]>,
  spelling: Spelling,
): object {
  if (spelling === "camel")
    return { chars, charStartTimesMs: startsMs, charDurationsMs: durationsMs };
  if (spelling === "plural")
    return { chars, charsStartTimesMs: startsMs, charsDurationsMs: durationsMs };
  return { chars, char_start_times_ms: startsMs, char_durations_ms: durationsMs };
}
