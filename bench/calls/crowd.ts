import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { systemClock } from "../../src/base/clock.ts";
import { networkExchange } from "../../src/channels/twilio/simulator/index.ts";
import { readTwiml } from "../../src/channels/twilio/simulator/read-twiml.ts";
import { Caller, type Measured } from "./caller.ts";
import { Samples } from "./samples.ts";
import type { ServerKind } from "./server.ts";
import { FRAME_MS, monotonicMs } from "./sound.ts";

// A whole round of turns is 19 s: over so long the callers' first turns are spread.
const SPREAD_MS = 8000;
const LATENESS_MEASURED_EVERY = 20;

/** So many callers on the line at once. */
export class Crowd implements AsyncDisposable {
  readonly measured: Measured = {
    answers: new Samples(),
    clears: new Samples(),
    gaps: new Samples(),
    afterClear: 0,
    sent: 0,
    received: 0,
  };
  /** How late the callers themselves are with their frames. */
  readonly lateness = new Samples(LATENESS_MEASURED_EVERY);
  readonly #sockets: WebSocket[] = [];
  readonly #callers: Caller[] = [];
  #isOver = false;

  /** They ring one after the other, each with a webhook and a socket, as Twilio does. */
  async ring(kind: ServerKind, port: number, count: number): Promise<void> {
    const began = Date.now().toString(16);
    for (let index = 0; index < count; index += 1) {
      const callSid = `CA${`${began}${index.toString(16).padStart(6, "0")}`.padStart(32, "0")}`;
      const { url, token } = await (kind === "relay"
        ? { url: `ws://127.0.0.1:${port}`, token: "" }
        : connectionFor(port, callSid));
      const socket = new WebSocket(url, { perMessageDeflate: false });
      await new Promise((resolve, reject) => {
        socket.once("open", resolve);
        socket.once("error", reject);
      });
      this.#sockets.push(socket);
      this.#callers.push(
        new Caller({
          socket,
          callSid,
          token,
          startsAfterMs: 2000 + (index / count) * SPREAD_MS,
          measured: this.measured,
        }),
      );
    }
  }

  /** Sends each caller's frames in time, evenly over every 20 ms, until disposed of. */
  async speak(): Promise<void> {
    const count = this.#callers.length;
    const startMs = monotonicMs();
    for (let sent = 0; !this.#isOver;) {
      const dueMs = startMs + (sent / count) * FRAME_MS;
      const nowMs = monotonicMs();
      if (dueMs > nowMs) {
        await pause(dueMs - nowMs);
        continue;
      }
      this.lateness.add(nowMs - dueMs);
      this.#callers[sent % count]?.tick();
      sent += 1;
      // Late as it may be, what comes back is heard in between.
      if (sent % count === 0) await new Promise(setImmediate);
    }
  }

  /** Forgets what was measured so far. */
  reset(): void {
    const { measured, lateness } = this;
    for (const samples of [measured.answers, measured.clears, measured.gaps, lateness])
      samples.clear();
    measured.afterClear = 0;
    measured.sent = 0;
    measured.received = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    for (const socket of this.#sockets) socket.terminate();
  }
}

async function connectionFor(
  port: number,
  callSid: string,
): Promise<{ url: string; token: string }> {
  const origin = `http://127.0.0.1:${port}`;
  const answer = await networkExchange({ origin, clock: systemClock }).post(
    `${origin}/incoming-call`,
    {
      CallSid: callSid,
      AccountSid: `AC${"0".repeat(32)}`,
      From: "+919840114471",
      To: "+914400000000",
    },
  );
  const connect = readTwiml(answer).find(({ verb }) => verb === "connect");
  if (connect?.verb !== "connect") throw new Error("The desk did not take the call");
  return { url: connect.streamUrl, token: connect.parameters["token"] ?? "" };
}
