import { expect, test } from "vitest";
import { createMetrics } from "../ops/metrics.ts";
import { countCalls } from "./call-metrics.ts";
import { LiveCalls } from "./testing/live-calls.ts";

test("counts calls by channel and outcome, and never what was said in them", async () => {
  const calls = new LiveCalls();
  const metrics = createMetrics();
  const counting = countCalls(calls, metrics);
  const callId = "call_77";
  calls.tell({ callId, atMs: 1000, type: "call-started", channel: "phone" });
  expect(await metrics.registry.metrics()).toContain("frontdesk_calls_active 1");
  calls.tell({ callId, atMs: 2000, type: "caller-said", text: "I am Anita", confidence: 1 });
  calls.tell({ callId, atMs: 3000, type: "tool-used", name: "book_appointment", status: "ok" });
  calls.tell({ callId, atMs: 4000, type: "book-changed", what: "booked" });
  calls.tell({ callId, atMs: 51_000, type: "call-ended", outcome: "booked" });
  const text = await metrics.registry.metrics();
  expect(text).toContain('frontdesk_calls_started_total{channel="phone"} 1');
  expect(text).toContain('frontdesk_calls_ended_total{outcome="booked"} 1');
  expect(text).toContain("frontdesk_calls_active 0");
  expect(text).toContain("frontdesk_call_seconds_sum 50");
  expect(text).toContain('frontdesk_tools_used_total{name="book_appointment",status="ok"} 1');
  expect(text).toContain('frontdesk_book_changes_total{what="booked"} 1');
  expect(text).not.toMatch(/Anita|call_77/);
  counting[Symbol.dispose]();
  expect(calls.watchers).toBe(0);
});
