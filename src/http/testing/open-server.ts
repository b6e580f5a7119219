import type { FastifyInstance } from "fastify";
import type { Clock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { HealthRegistry } from "../../ops/health.ts";
import { type Logger, silentLogger } from "../../ops/logger.ts";
import { createMetrics } from "../../ops/metrics.ts";
import { createAccessGuard } from "../access/guard.ts";
import { createServer } from "../create-server.ts";
import type { ReadBook } from "../routes/book.ts";
import { LiveCalls } from "./live-calls.ts";

/** A real server over a small book, for tests of the server itself. */
export interface OpenServer extends AsyncDisposable {
  readonly server: FastifyInstance;
  readonly calls: LiveCalls;
  readonly health: HealthRegistry;
}

/** Makes one that is not listening yet; without a password it answers only this machine. */
export async function openServer(
  options: {
    readonly password?: string;
    readonly pagesFolder?: string;
    readonly clock?: Clock;
    readonly logger?: Logger;
    readonly book?: Partial<ReadBook>;
  } = {},
): Promise<OpenServer> {
  const clock = options.clock ?? new VirtualClock(Date.UTC(2026, 10, 21));
  const calls = new LiveCalls();
  const health = new HealthRegistry();
  const server = await createServer({
    clock,
    logger: options.logger ?? silentLogger,
    guard: createAccessGuard({
      clock,
      ...(options.password !== undefined && { password: options.password }),
    }),
    health,
    metrics: createMetrics(),
    feed: calls,
    book: { ...smallBook, ...options.book },
    pagesFolder: options.pagesFolder ?? "/nowhere",
    socketPaths: ["/talk-socket"],
  });
  return { server, calls, health, [Symbol.asyncDispose]: () => server.close() };
}

const smallBook: ReadBook = {
  today: () =>
    Promise.resolve({
      date: "2026-11-21",
      appointments: [
        {
          id: "visit_1",
          customer: { name: "Anita Rao", phone: "+919840012345" },
          services: ["Haircut"],
          stylist: "Priya",
          start: "2026-11-21T15:00:00+05:30",
          end: "2026-11-21T15:45:00+05:30",
          status: "booked",
        },
      ],
    }),
  desk: () =>
    Promise.resolve({
      name: "GlamDesk",
      trade: "salon",
      zone: "Asia/Kolkata",
      currency: "INR",
      language: "en-IN",
      openingHours: [{ weekday: 6, fromMinute: 600, toMinute: 1200 }],
      stylists: [
        { name: "Priya", hours: [{ weekday: 6, fromMinute: 600, toMinute: 1200 }] },
        { name: "Kavitha", hours: [] },
      ],
    }),
  kiosk: () => Promise.resolve(undefined),
  call: (id) =>
    Promise.resolve(
      id === "call_1"
        ? {
            id,
            channel: "phone" as const,
            start: "2026-11-21T10:00:00+05:30",
            end: null,
            outcome: null,
            words: [{ side: "caller" as const, text: "Hello" }],
          }
        : undefined,
    ),
};
