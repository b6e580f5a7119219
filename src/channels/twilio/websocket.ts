import type { Writable } from "node:stream";
import type { WebSocket } from "ws";
import type { Clock } from "../../base/clock.ts";
import { CloseCode, type MediaSocket } from "./media-socket.ts";

/** A peer that answers nothing for two of these is gone, even if its TCP connection never said so. */
const HEARTBEAT_MS = 15_000;

/**
 * A real WebSocket as a `MediaSocket`. A dead connection is noticed within 30 s. `wire` is the connection below it, where it is
 * known: what is sent in one go then leaves in one packet.
 */
export function webSocketAsMediaSocket(
  socket: WebSocket,
  clock: Clock,
  wire?: Writable,
): MediaSocket {
  let heardFromPeer = true;
  let heartbeat = clock.setTimer(HEARTBEAT_MS, beat);
  function beat(): void {
    if (!heardFromPeer) {
      socket.terminate();
      return;
    }
    heardFromPeer = false;
    if (socket.readyState === socket.OPEN) socket.ping();
    heartbeat = clock.setTimer(HEARTBEAT_MS, beat);
  }
  socket.on("pong", () => {
    heardFromPeer = true;
  });
  socket.once("close", () => heartbeat[Symbol.dispose]());

  let isGathering = false;
  const leave = () => {
    isGathering = false;
    wire?.uncork();
  };
  /** Sound and the mark after it are two messages; each packet costs more than both. */
  function gather(): void {
    if (!wire || isGathering) return;
    isGathering = true;
    wire.cork();
    process.nextTick(leave);
  }

  let fault: Error | undefined;
  socket.on("error", (error) => {
    fault = error;
  });
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      gather();
      socket.send(text);
    },
    close: (code, reason) => socket.close(code, reason),
    onMessage(listener) {
      socket.on("message", (data: Buffer, isBinary: boolean) => {
        heardFromPeer = true;
        listener(isBinary ? data : data.toString());
      });
    },
    onClose(listener) {
      socket.once("close", (code, reason) => {
        if (fault) listener(codeOf(fault), fault.message);
        else listener(code, reason.toString());
      });
    },
  };
}

/** `ws` drops a connection whose frame is too big before it has read it; the close code then says no more than 1006. */
function codeOf(fault: Error): number {
  return "code" in fault && fault.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH"
    ? CloseCode.tooBig
    : CloseCode.broken;
}
