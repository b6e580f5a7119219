import { expect, test } from "vitest";
import { seedDesk } from "../business/seed-desk.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";
import { startCall } from "./calls.ts";
import { forgetCall } from "./forget-call.ts";
import { keepTraces, readTraces } from "./turn-traces.ts";

test("traces of a call come back in order, whole or as far as they came, and stay when its words are forgotten", async () => {
  const database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  await startCall(database, { id: "call_1", deskId: "glamdesk", channel: "phone", startedAtMs: 1 });
  const whole = {
    turn: 0,
    speechEndedAtMs: 1_795_000_000_000,
    turnEndMs: 260,
    thinkMs: 110,
    firstTokenMs: 460,
    firstSentenceMs: 500,
    firstAudioMs: 620,
    firstSoundMs: 621,
    fillerMs: 600,
    tools: 1,
  };
  const unanswered = { turn: 1, speechEndedAtMs: 1_795_000_005_000, turnEndMs: 260, tools: 0 };
  await keepTraces(database, "call_1", [unanswered, { ...whole, firstAudioMs: 619.6 }]);
  await forgetCall(database, "call_1", 2);
  expect(await readTraces(database.read, "call_1")).toEqual([whole, unanswered]);
  expect(await readTraces(database.read, "call_2")).toEqual([]);
});
