import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import formbody from "@fastify/formbody";
import { z } from "zod";
import type { AccessGuard } from "./guard.ts";
import { LOGIN_STYLE_HASH, loginPage } from "./login-page.ts";
import { isSameOrigin } from "./same-origin.ts";
import { SESSION_COOKIE, SESSION_MS } from "./session-cookie.ts";

const form = z.object({ password: z.string().max(1000), next: z.string().max(500).default("/") });

/** `/login` and `/logout`: a page that works without scripts, and the cookie it sets. */
export async function loginRoutes(
  server: FastifyInstance,
  options: { readonly guard: AccessGuard; readonly publicOrigin?: string },
): Promise<void> {
  const { guard, publicOrigin } = options;
  await server.register(formbody);

  server.get("/login", (request, reply) => {
    if (guard.admit(request.raw).ok) return reply.redirect("/", 303);
    const { next } = z.object({ next: z.string().catch("/") }).parse(request.query);
    return showLogin(reply, { next: ownPath(next) });
  });

  server.post("/login", (request, reply) => {
    if (!isSameOrigin(request.raw, publicOrigin)) return refuseForeign(reply);
    const sent = form.safeParse(request.body);
    if (!sent.success) return reply.code(400).send({ error: "Send the password as a form." });
    const next = ownPath(sent.data.next);
    const admission = guard.logIn(request.raw, sent.data.password);
    if (admission.ok) {
      if (admission.session !== undefined) setSession(request, reply, admission.session);
      return reply.redirect(next, 303);
    }
    if (admission.reason === "too-many-guesses") {
      void reply.code(429).header("retry-after", Math.ceil(admission.waitMs / 1000));
    } else {
      void reply.code(admission.reason === "forbidden" ? 403 : 401);
    }
    return showLogin(reply, { next, fault: admission.sentence });
  });

  server.post("/logout", (request, reply) => {
    if (!isSameOrigin(request.raw, publicOrigin)) return refuseForeign(reply);
    void reply.header(
      "set-cookie",
      `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`,
    );
    return reply.redirect("/login", 303);
  });
}

function showLogin(reply: FastifyReply, page: { next: string; fault?: string }): FastifyReply {
  return reply
    .type("text/html; charset=utf-8")
    .header(
      "content-security-policy",
      `default-src 'none'; style-src '${LOGIN_STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    .send(loginPage(page));
}

function setSession(request: FastifyRequest, reply: FastifyReply, session: string): void {
  // Trusting the proxy's word here can only make the cookie stricter.
  const secure = request.headers["x-forwarded-proto"] === "https" || request.protocol === "https";
  void reply.header(
    "set-cookie",
    `${SESSION_COOKIE}=${session}; Path=/; Max-Age=${SESSION_MS / 1000}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`,
  );
}

function refuseForeign(reply: FastifyReply): FastifyReply {
  return reply.code(403).send({ error: "This form was sent from another site." });
}

/** Where to go after the login: a path of this server, never another site (`//elsewhere` is one). */
function ownPath(path: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : "/";
}
