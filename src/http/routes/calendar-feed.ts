import type { FastifyInstance, FastifyReply } from "fastify";
import type { FeedText } from "../../actions/calendars/read-feed.ts";

/** Finds a feed by the secret in its address. */
export type FindFeed = (secret: string) => Promise<FeedText | undefined>;

/**
 * `GET /calendars/<secret>.ics`, open to whoever knows the address: calendar programs can't sign in. A program that has the
 * newest text already is told so.
 */
export function calendarFeedRoute(server: FastifyInstance, find: FindFeed): void {
  server.get<{ Params: { file: string } }>("/calendars/:file", async (request, reply) => {
    const secret = /^([\w-]{43})\.ics$/u.exec(request.params.file)?.[1];
    const feed = secret === undefined ? undefined : await find(secret);
    if (!feed) return reply.callNotFound();
    return answer(reply, feed, request.headers["if-none-match"]);
  });
}

function answer(reply: FastifyReply, feed: FeedText, known?: string): FastifyReply {
  // Asked for each time, kept by the program that asked and by nothing in between.
  void reply.header("cache-control", "private, no-cache").header("etag", feed.etag);
  if (feed.changedAtMs !== undefined) {
    void reply.header("last-modified", new Date(feed.changedAtMs).toUTCString());
  }
  if (known !== undefined && matches(known, feed.etag)) return reply.code(304).send();
  return reply
    .type("text/calendar; charset=utf-8")
    .header("content-disposition", 'inline; filename="calendar.ics"')
    .send(feed.text);
}

/** RFC 9110, 13.1.2: a list, compared weakly; a proxy may have made ours weak. */
function matches(known: string, etag: string): boolean {
  if (known.trim() === "*") return true;
  return known.split(",").some((one) => one.trim().replace(/^W\//u, "") === etag);
}
