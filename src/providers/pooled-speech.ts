import type { Clock } from "../base/clock.ts";
import { ProviderError } from "../ports/provider-error.ts";
import type { VoiceChunk } from "../ports/text-to-speech.ts";
import { IncomingSpeech, type VoiceTimeouts } from "./incoming-speech.ts";
import type { PooledSocket, SocketPool } from "./socket-pool.ts";

export interface PooledSpeechOptions<S extends PooledSocket> {
  readonly provider: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly timeouts: VoiceTimeouts;
  readonly pool: SocketPool<S>;
  /** What the connection must be for, as the pool knows it. */
  readonly key: string;
  /** Asks the service for the utterance; what is disposed of afterwards lets go of it. */
  readonly begin: (socket: S, speech: IncomingSpeech) => Disposable;
}

/**
 * One utterance over a connection of a pool. A connection that was kept ready may have died unseen: as long as nothing was
 * heard of the utterance, it goes to another one.
 */
export async function* pooledSpeech<S extends PooledSocket>(
  options: PooledSpeechOptions<S>,
): AsyncGenerator<VoiceChunk, void> {
  for (;;) {
    const { socket, isNew } = options.pool.take(options.key);
    using speech = new IncomingSpeech(options);
    using _utterance = options.begin(socket, speech);
    try {
      yield* speech;
      return;
    } catch (error) {
      const failure = error instanceof ProviderError ? error.failure : undefined;
      if (failure === "timeout") options.pool.suspect(socket);
      if (isNew || speech.hasBegun || failure !== "connectivity") throw error;
    }
  }
}
