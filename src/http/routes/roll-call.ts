import type { FastifyInstance } from "fastify";

/** A page and what its Content-Security-Policy allows. */
export interface RollCallPage {
  readonly html: string;
  readonly styleHash: string;
  readonly scriptHash: string;
}

/** `GET /roll-call`, behind the login; `?drill=1` shows it as a drill. `read` answers undefined when there is nothing to show. */
export function rollCallRoute(
  server: FastifyInstance,
  read: (options: { readonly isDrill: boolean }) => Promise<RollCallPage | undefined>,
): void {
  server.get<{ Querystring: { drill?: string } }>("/roll-call", async (request, reply) => {
    const page = await read({ isDrill: request.query.drill === "1" });
    if (!page) return reply.code(503).send({ error: "The roll call can't be read just now." });
    return reply
      .header(
        "content-security-policy",
        `default-src 'none'; style-src '${page.styleHash}'; script-src '${page.scriptHash}'; base-uri 'none'; frame-ancestors 'none'`,
      )
      .type("text/html; charset=utf-8")
      .send(page.html);
  });
}
