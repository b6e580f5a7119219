import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FluxSettings } from "./flux-settings.ts";
import { fluxThresholds } from "./flux-thresholds.ts";

const hints = (pauseMs: number, keyTerms: readonly string[] = []) => ({
  keyTerms,
  grammar: "",
  pauseMs,
});

test("after any questions and answers Flux has been told the last, one change at a time", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant("answer"))),
      (steps) => {
        const settings = new FluxSettings(hints(600));
        let told = fluxThresholds(600);
        let wanted = told;
        let waiting = 0;
        const send = (change: ReturnType<FluxSettings["want"]>) => {
          if (!change) return;
          waiting += 1;
          expect(waiting).toBe(1);
          told = change.thresholds ?? told;
        };
        for (const step of [...steps, "answer", "answer"]) {
          if (typeof step === "number") {
            wanted = fluxThresholds(step);
            send(settings.want(hints(step)));
          } else if (waiting > 0) {
            waiting -= 1;
            send(settings.answered());
          }
        }
        expect(told).toEqual(wanted);
      },
    ),
  );
});

test("tells another connection what has changed since the first was opened", () => {
  const settings = new FluxSettings(hints(600));
  settings.want(hints(1600));
  expect(settings.startOver(hints(600))).toMatchObject({ thresholds: fluxThresholds(1600) });
  expect(settings.answered()).toBeUndefined();
});

test("is patient in the ranges that Flux takes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (pauseMs) => {
      const {
        eot_threshold: end,
        eager_eot_threshold: eager,
        eot_timeout_ms: timeout,
      } = fluxThresholds(pauseMs);
      expect(end).toBeGreaterThanOrEqual(0.5);
      expect(end).toBeLessThanOrEqual(0.9);
      expect(eager).toBeGreaterThanOrEqual(0.3);
      expect(eager).toBeLessThan(end);
      expect(timeout).toBeGreaterThanOrEqual(500);
      expect(timeout).toBeLessThanOrEqual(10_000);
    }),
  );
});
