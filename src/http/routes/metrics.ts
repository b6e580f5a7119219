import type { FastifyInstance } from "fastify";
import type { Metrics } from "../../ops/metrics.ts";

/** `GET /metrics`, in the text format of Prometheus. Behind the guard: how busy a business is concerns nobody else. */
export function metricsRoute(server: FastifyInstance, metrics: Metrics): void {
  server.get("/metrics", async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
