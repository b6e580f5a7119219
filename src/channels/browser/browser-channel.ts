import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import type { BrowserLine } from "./browser-line.ts";
import { TALK_SOCKET_PATH } from "./messages.ts";
import { holdTalk } from "./hold-talk.ts";

/** Far more than a message or a second of audio; ws closes with 1009 above it. */
const LARGEST_FRAME_BYTES = 64 * 1024;

export interface BrowserChannelOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Who may talk: a page of ours, from someone the guard lets in. */
  readonly admits: (request: IncomingMessage) => boolean;
  /** Calls at once; further callers are told that the line is busy. */
  readonly mostCalls: number;
  /** Takes the call. It sets the audio sink before it returns. */
  readonly onCall: (line: BrowserLine) => void;
  /** The number the caller typed, in E.164; undefined when it is none. */
  readonly readNumber: (typed: string) => string | undefined;
}

/** Opens the talk socket on this server: one WebSocket is one call. */
export function browserChannel(server: FastifyInstance, options: BrowserChannelOptions): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: LARGEST_FRAME_BYTES,
    // Speech does not compress, and each compressing socket would cost about 300 KB.
    perMessageDeflate: false,
  });

  server.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if ((request.url ?? "").split("?", 1)[0] !== TALK_SOCKET_PATH) return;
    if (!options.admits(request)) {
      options.logger.warn("Refused a talk socket: not from a page of ours, or not logged in");
      socket.on("error", () => void socket.destroy());
      const answer = "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
      socket.end(answer, () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      holdTalk(webSocket, { ...options, busy: sockets.clients.size > options.mostCalls });
    });
  });

  server.addHook("preClose", (done) => {
    // Calls have ended by now; whoever is left is cut off, so that closing never waits for a page.
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
    done();
  });
}
