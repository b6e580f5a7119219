import type { FastifyInstance } from "fastify";
import type { HealthRegistry } from "../../ops/health.ts";

/**
 * `GET /health`, open to monitors. A degraded desk still answers its phone, so it is 200 as well; no answer at all is
 * what a monitor should restart on.
 */
export function healthRoute(server: FastifyInstance, health: HealthRegistry): void {
  server.get("/health", () => health.report());
}
