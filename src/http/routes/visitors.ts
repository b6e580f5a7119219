import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { VisitorPage } from "./visitor-page.ts";
import { GOODBYE, VISITOR_STYLE_HASH, visitorPage } from "./visitor-page.ts";

/** What the pages that visitors open on their own phones do and show. `app` gives it. */
export interface VisitorDesk {
  /** What an invitation's page says now; undefined for a token that nobody was sent. */
  invitation(token: string): Promise<VisitorPage | undefined>;
  /** The visitor says that they are here. */
  arrive(token: string): Promise<void>;
  /** Whoever holds the badge leaves. */
  signOut(token: string): Promise<void>;
}

/** 16 random bytes. */
const TOKEN = /^[\w-]{22}$/u;

/**
 * `/in/<token>` of an invitation and `/out/<token>` of a badge, open to whoever has the token. Both only show a page until a button on it is
 * pressed: programs that look at links in messages check nobody in or out.
 */
export async function visitorRoutes(server: FastifyInstance, desk: VisitorDesk): Promise<void> {
  await server.register(formbody);
  server.get<Visitor>("/in/:token", async (request, reply) => {
    const { token } = request.params;
    const page = TOKEN.test(token) ? await desk.invitation(token) : undefined;
    return page ? show(reply, page) : reply.callNotFound();
  });
  server.post<Visitor>("/in/:token", async (request, reply) => {
    const { token } = request.params;
    if (TOKEN.test(token)) await desk.arrive(token);
    return reply.redirect(`/in/${encodeURIComponent(token)}`, 303);
  });
  server.get<Visitor>("/out/:token", (_request, reply) => show(reply, LEAVING));
  server.post<Visitor>("/out/:token", async (request, reply) => {
    const { token } = request.params;
    if (TOKEN.test(token)) await desk.signOut(token);
    // The same for a token that is nobody's: guessing tells nothing.
    return show(reply, GOODBYE);
  });
}

interface Visitor {
  Params: { token: string };
}

const LEAVING: VisitorPage = {
  title: "Leaving?",
  lines: ["Sign out here, and leave your badge at the front desk."],
  button: "Sign out",
};

function show(reply: FastifyReply, page: VisitorPage): FastifyReply {
  return reply
    .header(
      "content-security-policy",
      `default-src 'none'; style-src '${VISITOR_STYLE_HASH}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
    .type("text/html; charset=utf-8")
    .send(visitorPage(page));
}
