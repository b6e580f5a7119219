import type { FastifyInstance } from "fastify";
import type { Clock } from "../../base/clock.ts";
import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";
import type { LiveMessages } from "../contract/live.ts";

/** Proxies and phones drop a connection that is silent for a minute. */
const HEARTBEAT_MS = 15_000;

/** A page that has not read this much is asleep or gone; it is cut off, and catches up when it connects again. */
const MOST_UNREAD_BYTES = 1024 * 1024;

/** Pages that watch at once. A desk has a handful. */
const MOST_WATCHERS = 100;

/** `GET /api/live`: what happens in calls, as Server-Sent Events (see `LiveMessages`). */
export function liveRoute(
  server: FastifyInstance,
  options: { readonly feed: CallFeed; readonly clock: Clock },
): void {
  const { feed, clock } = options;
  let watchers = 0;

  server.get("/api/live", (request, reply) => {
    if (watchers >= MOST_WATCHERS) {
      return reply.code(503).send({ error: "Too many pages are watching. Close some and reload." });
    }
    watchers += 1;
    reply.hijack();
    const response = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) response.setHeader(name, value);
    }
    // nginx would otherwise hold events back until its buffer is full.
    response.writeHead(200, { "content-type": "text/event-stream", "x-accel-buffering": "no" });

    function write(text: string): void {
      response.write(text);
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    }
    function send<Name extends keyof LiveMessages>(name: Name, data: LiveMessages[Name]): void {
      write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    }

    send("current", feed.current().filter(isForOwners));
    const subscription = feed.subscribe((event) => {
      if (isForOwners(event)) send("call", event);
      if (event.type === "book-changed") send("book", {});
    });
    let heartbeat = clock.setTimer(HEARTBEAT_MS, beat);
    function beat(): void {
      write(": still here\n\n");
      heartbeat = clock.setTimer(HEARTBEAT_MS, beat);
    }

    request.raw.socket.on("error", () => response.destroy());
    response.once("close", () => {
      watchers -= 1;
      subscription[Symbol.dispose]();
      heartbeat[Symbol.dispose]();
    });
    return reply;
  });
}

/** What tools answer may hold more of a caller than the owner's screen shows. */
function isForOwners({ type }: CallFeedEvent): boolean {
  return type !== "noted" && type !== "asks";
}
