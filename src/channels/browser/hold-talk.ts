import type { RawData, WebSocket } from "ws";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import { BrowserLine } from "./browser-line.ts";
import { type ClientMessage, readClientMessage, writeServerMessage } from "./messages.ts";
import type { TalkSocket } from "./talk-socket.ts";

/** A page sends `start` as soon as its socket opens. */
const START_WITHIN_MS = 5000;

/** How often the far end is asked for a sign of life; it has as long to give one. */
const PING_EVERY_MS = 15_000;

/** A page that is there answers a close at once. */
const CLOSE_WITHIN_MS = 1000;

/** 30 s of audio that the page has not read: it is gone, or asleep. */
const MOST_UNSENT_BYTES = 1024 * 1024;

/** Handles one talk socket from its first message to its end. */
export function holdTalk(
  webSocket: WebSocket,
  options: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly busy: boolean;
    readonly onCall: (line: BrowserLine) => void;
    readonly readNumber: (typed: string) => string | undefined;
  },
): void {
  const { clock, logger } = options;
  const socket = talkSocket(webSocket, clock);
  let line: BrowserLine | undefined;
  let alive = true;
  let closing = false;

  const startTimer = clock.setTimer(START_WITHIN_MS, () => refuse("no start within 5 seconds"));
  let pingTimer = clock.setTimer(PING_EVERY_MS, ping);

  webSocket.on("message", (data, isBinary) => {
    if (closing) return;
    const fault = isBinary ? takeAudio(data) : takeText(data);
    if (fault !== undefined) refuse(fault);
  });
  webSocket.on("pong", () => (alive = true));
  webSocket.on("error", (error) => {
    // What the far end did against the protocol, e.g. a frame that is too large; `close` follows.
    logger.warn({ line: line?.id, reason: error.message }, "A talk socket broke");
  });
  webSocket.on("close", (code) => {
    closing = true;
    startTimer[Symbol.dispose]();
    pingTimer[Symbol.dispose]();
    line?.disconnected(code);
  });

  function takeText(data: RawData): string | undefined {
    const message = readClientMessage(asBuffer(data).toString("utf8"));
    if (!message) return "a message that is none of ours";
    if (line) return line.receive(message);
    if (message.type !== "start") return "a message before start";
    begin(message);
    return undefined;
  }

  function takeAudio(data: RawData): string | undefined {
    return line ? line.receiveAudio(asBuffer(data)) : "audio before start";
  }

  function begin(start: Extract<ClientMessage, { type: "start" }>): void {
    startTimer[Symbol.dispose]();
    if (options.busy) {
      const sentence = "All lines are busy just now. Please try again in a minute.";
      return turnAway({ type: "refused", reason: "busy", sentence });
    }
    const typed = start.callerNumber?.trim() ?? "";
    const callerNumber = typed === "" ? undefined : options.readNumber(typed);
    if (typed !== "" && callerNumber === undefined) {
      const sentence = "That doesn't look like a whole phone number. Check it, or leave it empty.";
      return turnAway({ type: "refused", reason: "bad-number", sentence });
    }
    line = new BrowserLine(socket, clock, {
      audio: start.audio,
      kiosk: start.kiosk,
      ...(callerNumber !== undefined && { callerNumber }),
    });
    socket.send({ type: "started" });
    try {
      options.onCall(line);
    } catch (error) {
      logger.error({ line: line.id, err: error }, "A browser call could not be taken");
      socket.close(1011, "The call could not be taken");
    }
  }

  function turnAway(message: Parameters<TalkSocket["send"]>[0]): void {
    closing = true;
    socket.send(message);
    socket.close(1000, "Refused");
  }

  function refuse(reason: string): void {
    closing = true;
    logger.warn({ line: line?.id, reason }, "Closed a talk socket");
    socket.close(1008, reason);
  }

  function ping(): void {
    if (!alive) return webSocket.terminate();
    alive = false;
    webSocket.ping();
    pingTimer = clock.setTimer(PING_EVERY_MS, ping);
  }
}

function talkSocket(webSocket: WebSocket, clock: Clock): TalkSocket {
  function sent(): void {
    if (webSocket.bufferedAmount > MOST_UNSENT_BYTES) webSocket.terminate();
  }
  return {
    send(message) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      webSocket.send(writeServerMessage(message));
      sent();
    },
    sendAudio(chunk) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      webSocket.send(chunk, { binary: true });
      sent();
    },
    close(code, reason) {
      webSocket.close(code, reason);
      clock.setTimer(CLOSE_WITHIN_MS, () => webSocket.terminate());
    },
  };
}

function asBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
