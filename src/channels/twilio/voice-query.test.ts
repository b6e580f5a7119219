import { expect, test } from "vitest";
import { readVoiceQuery } from "./voice-query.ts";

test.for([
  [{}, { callId: "", rung: 0 }],
  [
    { call: "call_1", rung: "2" },
    { callId: "call_1", rung: 2 },
  ],
  [{ rung: "-1" }, { callId: "", rung: 0 }],
  [{ rung: "1e9" }, { callId: "", rung: 0 }],
  [
    { rung: ["1", "2"], call: ["a", "b"] },
    { callId: "", rung: 0 },
  ],
  [undefined, { callId: "", rung: 0 }],
])("%j is read as %j", ([query, read]) => {
  expect(readVoiceQuery(query)).toEqual(read);
});
