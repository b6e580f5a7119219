import type { Clock } from "../../base/clock.ts";
import type { News } from "../../domain/dialogue/news.ts";
import type { Logger } from "../../ops/logger.ts";
import type { Brain, CallerKnowledge } from "../../ports/brain.ts";
import type { CallFeedEvent } from "../../ports/call-feed.ts";
import type { CallWitness } from "../../ports/call-witness.ts";
import type { CallLog } from "../../ports/call-log.ts";
import type { Desk } from "../../ports/desk.ts";
import type { Line } from "../../ports/line.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { RecoveredCall } from "../recover-call.ts";
import type { CallSettings } from "../settings.ts";

/** Everything one call is made of. */
export interface CallParts {
  readonly callId: string;
  readonly line: Line;
  readonly desk: Desk;
  readonly settings: CallSettings;
  readonly caller: CallerKnowledge;
  readonly brain: Brain;
  /** Absent on lines without sound. */
  readonly ears?: SpeechToText;
  readonly voice?: TextToSpeech;
  readonly clock: Clock;
  readonly log: CallLog;
  readonly feed: { publish(event: CallFeedEvent): void };
  readonly logger: Logger;
  /** What happens outside while the call is on; ends with `signal` of its iterator's return. */
  readonly news?: AsyncIterable<News>;
  readonly witness?: CallWitness;
  /** Where the call stands, when another process held it until now. `settings` are then those it began with. */
  readonly resumes?: RecoveredCall;
  /** Aborts when the program closes: the call finishes its sentence and ends. */
  readonly signal: AbortSignal;
}
