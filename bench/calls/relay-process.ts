import { WebSocketServer } from "ws";
import { Samples } from "./samples.ts";
import { serveSamples } from "./server-samples.ts";
import { monotonicMs, sentAtMs } from "./sound.ts";

// The least that anything between the telephone company and a service does: every message goes back as it came.
const MEASURED_EVERY = 40;

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
const frameDelays = new Samples();
let taken = 0;
server.on("connection", (socket) => {
  socket.on("message", (data: Buffer) => {
    socket.send(data, { binary: false });
    taken += 1;
    if (taken % MEASURED_EVERY > 0) return;
    const at = data.indexOf('"payload":"');
    if (at < 0) return;
    const payload = data.toString("latin1", at + 11, at + 11 + 16);
    frameDelays.add(monotonicMs() - sentAtMs(Buffer.from(payload, "base64")));
  });
});
server.once("listening", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It listens on no port");
  serveSamples(address.port, frameDelays, async () => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
});
