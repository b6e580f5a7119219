import { expect, test } from "vitest";
import { memoryCalendar } from "../../ports/testing/memory-calendar.ts";
import { comeToAgree } from "./testing/come-to-agree.ts";

test("whatever happens on both sides and between them, they come to agree and then rest", async () => {
  const agreed = comeToAgree(60, () => Promise.resolve(memoryCalendar()));
  await expect(agreed).resolves.toBeUndefined();
}, 180_000);
