import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { unreachable } from "../../base/unreachable.ts";
import type { AccessGuard, Admission } from "./guard.ts";

/** Puts the guard before every route that is registered on `routes` afterwards. */
export function guardRoutes(routes: FastifyInstance, guard: AccessGuard): void {
  routes.addHook("onRequest", (request, reply, done) => {
    const admission = guard.admit(request.raw);
    if (admission.ok) done();
    else refuse(request, reply, admission);
  });
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Extract<Admission, { ok: false }>,
): unknown {
  const wantsPage = request.headers.accept?.includes("text/html") === true;
  switch (refusal.reason) {
    case "forbidden":
      return wantsPage
        ? reply.code(403).type("text/plain; charset=utf-8").send(`${refusal.sentence}\n`)
        : reply.code(403).send({ error: refusal.sentence });
    case "login-needed":
      if (wantsPage && request.headers.authorization === undefined) {
        return reply.redirect(`/login?next=${encodeURIComponent(request.url)}`, 303);
      }
      return reply
        .code(401)
        .header("www-authenticate", challenge(request))
        .send({ error: refusal.sentence });
    case "too-many-guesses":
      return reply
        .code(429)
        .header("retry-after", Math.ceil(refusal.waitMs / 1000))
        .send({ error: refusal.sentence });
    default:
      return unreachable(refusal);
  }
}

/** Browsers answer a Basic challenge to a page's own request with a dialog of theirs, which would hide our login page. */
function challenge(request: FastifyRequest): string {
  return request.headers["sec-fetch-mode"] === undefined
    ? 'Basic realm="Frontdesk", charset="UTF-8"'
    : "Session";
}
