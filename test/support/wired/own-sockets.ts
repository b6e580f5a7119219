import { subscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";

// Every socket of this process, from when it is made: https://nodejs.org/api/diagnostics_channel.html#net
const sockets = new Set<Socket>();
for (const name of ["net.client.socket", "net.server.socket"])
  subscribe(name, (message) => {
    const socket = readSocket(message);
    if (!socket) return;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

/** What the sockets of this process that speak with each other have sent and received. */
export interface Traffic {
  /** Whether anything that one of them has sent has not arrived yet, or one of two has hung up and the other doesn't know. */
  readonly isUnderWay: boolean;
  /** Changes whenever anything arrives. */
  readonly arrived: string;
}

/** Looks at all of them at this moment. */
export function ownTraffic(): Traffic {
  const byAddress = new Map<string, Socket>();
  for (const socket of sockets) byAddress.set(`${socket.localPort} ${socket.remotePort}`, socket);
  let isUnderWay = false;
  let received = 0;
  for (const socket of sockets) {
    const other = byAddress.get(`${socket.remotePort} ${socket.localPort}`);
    if (socket.connecting || !other || socket.bytesWritten > other.bytesRead) isUnderWay = true;
    received += socket.bytesRead;
  }
  return { isUnderWay, arrived: `${sockets.size} ${received}` };
}

function readSocket(message: unknown): Socket | undefined {
  if (typeof message !== "object" || message === null || !("socket" in message)) return undefined;
  return message.socket instanceof Socket ? message.socket : undefined;
}
