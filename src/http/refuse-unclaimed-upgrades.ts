import type { FastifyInstance } from "fastify";

/**
 * Channels take the `upgrade` events of their own paths themselves. Node hands an upgrade to every listener and closes
 * none, so one to a path that nobody owns would stay open for good: it is answered here.
 */
export function refuseUnclaimedUpgrades(
  server: FastifyInstance,
  socketPaths: readonly string[],
): void {
  server.server.on("upgrade", (request, socket) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    if (socketPaths.includes(path)) return;
    socket.on("error", () => void socket.destroy());
    const answer = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    socket.end(answer, () => socket.destroy());
  });
}
