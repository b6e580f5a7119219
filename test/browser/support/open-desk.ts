import type { FastifyInstance } from "fastify";
import { systemClock } from "../../../src/base/clock.ts";
import { type BrowserLine, browserChannel } from "../../../src/channels/browser/index.ts";
import { createAccessGuard } from "../../../src/http/access/guard.ts";
import { isSameOrigin } from "../../../src/http/access/same-origin.ts";
import type { Appointment } from "../../../src/http/contract/appointment.ts";
import type { KioskView } from "../../../src/http/contract/kiosk.ts";
import type { DeskView } from "../../../src/http/contract/desk.ts";
import { createServer } from "../../../src/http/create-server.ts";
import { LiveCalls } from "../../../src/http/testing/live-calls.ts";
import { HealthRegistry } from "../../../src/ops/health.ts";
import { silentLogger } from "../../../src/ops/logger.ts";
import { createMetrics } from "../../../src/ops/metrics.ts";
import type { LineEvent } from "../../../src/ports/line.ts";

/** A served desk whose calls the test itself answers. */
export interface OpenDesk extends AsyncDisposable {
  readonly origin: string;
  readonly calls: LiveCalls;
  /** The calls placed so far, and what happened on them. */
  readonly lines: BrowserLine[];
  readonly events: (LineEvent & { readonly atMs: number })[];
  /** The caller's audio so far, frame by frame. */
  readonly heard: Uint8Array[];
  /** Today's book; change it as the story needs. */
  readonly appointments: Appointment[];
}

/** Serves the built pages with the real server and the real browser channel. */
export async function openDesk(options: {
  readonly pagesFolder: string;
  readonly date?: string;
  readonly password?: string;
  readonly port?: number;
  readonly appointments?: readonly Appointment[];
  /** Set for a lobby. */
  readonly kiosk?: KioskView;
}): Promise<OpenDesk> {
  const clock = systemClock;
  const guard = createAccessGuard({
    clock,
    ...(options.password !== undefined && { password: options.password }),
  });
  const calls = new LiveCalls();
  const appointments = [...(options.appointments ?? [])];
  const server = await createServer({
    clock,
    logger: silentLogger,
    guard,
    health: new HealthRegistry(),
    metrics: createMetrics(),
    feed: calls,
    book: {
      today: () => Promise.resolve({ date: options.date ?? "2026-11-21", appointments }),
      desk: () => Promise.resolve(glamDesk),
      kiosk: () => Promise.resolve(options.kiosk),
      call: () => Promise.resolve(undefined),
    },
    pagesFolder: options.pagesFolder,
    socketPaths: ["/talk-socket"],
  });
  const desk = { calls, appointments, lines: [], events: [], heard: [] };
  answerCalls(server, desk, (request) => guard.admit(request).ok && isSameOrigin(request));
  const origin = await server.listen({ port: options.port ?? 0, host: "127.0.0.1" });
  return { ...desk, origin, [Symbol.asyncDispose]: () => server.close() };
}

function answerCalls(
  server: FastifyInstance,
  desk: Pick<OpenDesk, "lines" | "events" | "heard">,
  admits: Parameters<typeof browserChannel>[1]["admits"],
): void {
  async function follow(line: BrowserLine): Promise<void> {
    for await (const event of line.events) desk.events.push({ ...event, atMs: performance.now() });
  }
  browserChannel(server, {
    clock: systemClock,
    logger: silentLogger,
    admits,
    mostCalls: 10,
    readNumber: (typed) => (/^\+\d{8,15}$/.test(typed) ? typed : undefined),
    onCall(line) {
      desk.lines.push(line);
      line.audio?.onAudio((chunk) => void desk.heard.push(chunk));
      void follow(line);
    },
  });
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  fromMinute: 600,
  toMinute: 1200,
}));

const glamDesk: DeskView = {
  name: "GlamDesk",
  trade: "salon",
  zone: "Asia/Kolkata",
  currency: "INR",
  language: "en-IN",
  openingHours: EVERY_DAY,
  stylists: ["Priya", "Kavitha", "Arjun", "Meena"].map((name) => ({ name, hours: EVERY_DAY })),
};
