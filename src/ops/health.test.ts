import { expect, test } from "vitest";
import { HealthRegistry } from "./health.ts";

test("is healthy while every part is", async () => {
  const health = new HealthRegistry();
  health.register("database", () => ({ state: "healthy" }));
  expect(await health.report()).toEqual({
    status: "healthy",
    parts: { database: { state: "healthy" } },
  });
});

test("is degraded as soon as one part is, and says which", async () => {
  const health = new HealthRegistry();
  health.register("database", () => ({ state: "healthy" }));
  health.register("ears", () =>
    Promise.resolve({ state: "degraded", detail: "The cloud ears do not answer." }),
  );
  const report = await health.report();
  expect(report.status).toBe("degraded");
  expect(report.parts["ears"]).toEqual({
    state: "degraded",
    detail: "The cloud ears do not answer.",
  });
});

test("counts a check that throws as degraded without repeating its words", async () => {
  const health = new HealthRegistry();
  health.register("database", () => {
    throw new Error("password=hunter2");
  });
  const report = await health.report();
  expect(report.status).toBe("degraded");
  expect(JSON.stringify(report)).not.toContain("hunter2");
});
