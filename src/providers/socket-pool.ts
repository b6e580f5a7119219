import type { Clock } from "../base/clock.ts";

/** A connection that several utterances may use, one after the other or at once. */
export interface PooledSocket extends Disposable {
  /** Whether one more utterance may use it now. */
  readonly hasRoom: boolean;
  /** Whether nothing is using it. */
  readonly isIdle: boolean;
  /** Whether it is lost, or too old to begin anything on. */
  readonly isSpent: boolean;
  /** Someone is about to use it, or about to be done with it: keep it from being closed for its silence. */
  keepAlive?(): void;
}

export interface SocketPoolOptions<S extends PooledSocket> {
  readonly clock: Clock;
  readonly open: (key: string) => S;
  /** How long a connection that nobody uses or holds stays open. */
  readonly idleMs: number;
  /** How often a held connection is kept alive. */
  readonly keepAliveMs: number;
}

interface Entry {
  readonly key: string;
  idleSinceMs: number;
  /** Since when nothing new is begun on it. */
  suspectSinceMs?: number;
}

/**
 * Connections by what they are for. They open when they are needed and when a call announces that it will need one; they
 * are kept alive as long as such a call is on, and closed a while after.
 */
export class SocketPool<S extends PooledSocket> implements Disposable {
  readonly #options: SocketPoolOptions<S>;
  readonly #sockets = new Map<S, Entry>();
  /** By key, how many calls want a connection to be ready. */
  readonly #held = new Map<string, number>();
  #timer: Disposable | undefined;

  constructor(options: SocketPoolOptions<S>) {
    this.#options = options;
  }

  /** A connection with room; `isNew` when it was opened for this. */
  take(key: string): { socket: S; isNew: boolean } {
    const now = this.#options.clock.nowMs();
    this.#sweep();
    for (const [socket, entry] of this.#sockets)
      if (entry.key === key && entry.suspectSinceMs === undefined && socket.hasRoom) {
        entry.idleSinceMs = now;
        return { socket, isNew: false };
      }
    return { socket: this.#open(key), isNew: true };
  }

  /** It kept somebody waiting for too long: it may be dead without a word, so nothing new is begun on it. */
  suspect(socket: S): void {
    const entry = this.#sockets.get(socket);
    if (entry) entry.suspectSinceMs ??= this.#options.clock.nowMs();
  }

  /** Keeps a connection ready until the signal aborts. */
  hold(key: string, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#held.set(key, (this.#held.get(key) ?? 0) + 1);
    signal.addEventListener("abort", () => this.#letGo(key), { once: true });
    this.#sweep();
    this.#watch();
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    this.#held.clear();
    for (const socket of this.#sockets.keys()) socket[Symbol.dispose]();
    this.#sockets.clear();
  }

  #open(key: string): S {
    const socket = this.#options.open(key);
    this.#sockets.set(socket, { key, idleSinceMs: this.#options.clock.nowMs() });
    this.#watch();
    return socket;
  }

  #letGo(key: string): void {
    const holders = (this.#held.get(key) ?? 1) - 1;
    if (holders > 0) this.#held.set(key, holders);
    else this.#held.delete(key);
  }

  /** Drops what is spent or has been idle for too long, and sees that each held key has a connection that is alive. */
  #sweep(): void {
    const now = this.#options.clock.nowMs();
    for (const [socket, entry] of this.#sockets) {
      if (!socket.isIdle && !socket.isSpent) entry.idleSinceMs = now;
      const isStale =
        socket.isIdle &&
        now - entry.idleSinceMs >= this.#options.idleMs &&
        !this.#isLastHeld(socket, entry.key);
      // One that is dead never says that it is done.
      const { suspectSinceMs } = entry;
      const isGivenUp =
        suspectSinceMs !== undefined &&
        (socket.isIdle || now - suspectSinceMs >= this.#options.idleMs);
      if (!isStale && !isGivenUp && !(socket.isSpent && socket.isIdle)) continue;
      this.#sockets.delete(socket);
      socket[Symbol.dispose]();
    }
    for (const key of this.#held.keys()) {
      const live = [...this.#sockets].find(([one, entry]) => isLive(one, entry, key));
      const socket = live?.[0] ?? this.#open(key);
      socket.keepAlive?.();
    }
  }

  #isLastHeld(socket: S, key: string): boolean {
    if (!this.#held.has(key)) return false;
    return ![...this.#sockets].some(([one, entry]) => one !== socket && isLive(one, entry, key));
  }

  /** Looks again in a while, as long as there is something to look after. */
  #watch(): void {
    const { clock, keepAliveMs, idleMs } = this.#options;
    this.#timer ??= clock.setTimer(Math.min(keepAliveMs, idleMs), () => {
      this.#timer = undefined;
      this.#sweep();
      if (this.#sockets.size > 0 || this.#held.size > 0) this.#watch();
    });
  }
}

function isLive(socket: PooledSocket, entry: Entry, key: string): boolean {
  return entry.key === key && entry.suspectSinceMs === undefined && !socket.isSpent;
}
