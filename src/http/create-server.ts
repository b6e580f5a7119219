import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Clock } from "../base/clock.ts";
import type { HealthRegistry } from "../ops/health.ts";
import type { Logger } from "../ops/logger.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { CallFeed } from "../ports/call-feed.ts";
import type { AccessGuard } from "./access/guard.ts";
import { guardRoutes } from "./access/guard-routes.ts";
import { loginRoutes } from "./access/login-routes.ts";
import { refuseUnclaimedUpgrades } from "./refuse-unclaimed-upgrades.ts";
import { bookRoutes, type ReadBook } from "./routes/book.ts";
import { healthRoute } from "./routes/health.ts";
import { liveRoute } from "./routes/live.ts";
import { metricsRoute } from "./routes/metrics.ts";
import { pageRoutes } from "./routes/pages.ts";
import { securityHeaders } from "./security-headers.ts";

export interface ServerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly guard: AccessGuard;
  readonly health: HealthRegistry;
  readonly metrics: Metrics;
  readonly feed: CallFeed;
  readonly book: ReadBook;
  /** The folder that `npm run build` writes the pages to. */
  readonly pagesFolder: string;
  /** Where the outside reaches this server, e.g. `https://desk.example.com`, when a proxy or tunnel stands before it. */
  readonly publicOrigin?: string;
  /** Paths of the sockets that channels open on this server; an upgrade to any other path is answered with 404. */
  readonly socketPaths: readonly string[];
}

/**
 * The HTTP server with its pages and API, not yet listening: channels register their webhooks and sockets on it first.
 * What they register is outside the access guard; each checks its own callers.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = options.logger;
  const server = fastify({
    loggerInstance,
    // Addresses of pages may name a call, and webhooks carry callers' numbers: routes log what matters themselves.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    // A live feed never ends by itself; without this, closing would wait for the owner to leave the page.
    forceCloseConnections: true,
  });

  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: "There's nothing at this address." }),
  );
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: error.message });
    request.log.error({ err: error, route: request.routeOptions.url }, "A request failed");
    return reply.code(500).send({ error: "Something went wrong here. Try again in a moment." });
  });

  securityHeaders(server);
  refuseUnclaimedUpgrades(server, options.socketPaths);
  healthRoute(server, options.health);
  await server.register(async (open) => loginRoutes(open, options));
  await server.register(async (guarded) => {
    guardRoutes(guarded, options.guard);
    metricsRoute(guarded, options.metrics);
    bookRoutes(guarded, options.book);
    liveRoute(guarded, options);
    await pageRoutes(guarded, options.pagesFolder);
  });
  return server;
}
