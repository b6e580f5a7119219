import { Counter, Gauge, Histogram } from "prom-client";
import type { Metrics } from "../ops/metrics.ts";
import type { CallFeed } from "../ports/call-feed.ts";

/** Counts calls as the feed tells of them, until disposed. */
export function countCalls(feed: CallFeed, metrics: Metrics): Disposable {
  const registers = [metrics.registry];
  const started = new Counter({
    name: "frontdesk_calls_started_total",
    help: "Calls that were answered, by channel.",
    labelNames: ["channel"],
    registers,
  });
  const ended = new Counter({
    name: "frontdesk_calls_ended_total",
    help: "Calls that are over, by how they ended.",
    labelNames: ["outcome"],
    registers,
  });
  const active = new Gauge({
    name: "frontdesk_calls_active",
    help: "Calls that are on now.",
    registers,
  });
  const seconds = new Histogram({
    name: "frontdesk_call_seconds",
    help: "How long calls last.",
    buckets: [10, 30, 60, 120, 240, 480, 900],
    registers,
  });
  const tools = new Counter({
    name: "frontdesk_tools_used_total",
    help: "Tools that ran in calls, by name and how they answered.",
    labelNames: ["name", "status"],
    registers,
  });
  const book = new Counter({
    name: "frontdesk_book_changes_total",
    help: "What calls wrote to the book.",
    labelNames: ["what"],
    registers,
  });

  const startedAtMs = new Map<string, number>();
  return feed.subscribe((event) => {
    switch (event.type) {
      case "call-started":
        startedAtMs.set(event.callId, event.atMs);
        started.inc({ channel: event.channel });
        active.set(startedAtMs.size);
        break;
      case "call-ended": {
        const sinceMs = startedAtMs.get(event.callId);
        if (sinceMs !== undefined) seconds.observe((event.atMs - sinceMs) / 1000);
        startedAtMs.delete(event.callId);
        ended.inc({ outcome: event.outcome });
        active.set(startedAtMs.size);
        break;
      }
      case "tool-used":
        tools.inc({ name: event.name, status: event.status });
        break;
      case "book-changed":
        book.inc({ what: event.what });
        break;
      case "caller-speaking":
      case "caller-said":
      case "receptionist-says":
      case "receptionist-said":
      case "asks":
      case "noted":
        break;
    }
  });
}
