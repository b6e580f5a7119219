import { assert, constantFrom, array, property } from "fast-check";
import { expect, test } from "vitest";
import { flowAllows, flowState } from "../dialogue/flow.ts";
import type { TranscriptItem } from "../dialogue/transcript.ts";
import { LOBBY_FLOW, LOBBY_STATES } from "./lobby-flow.ts";

/** Everything a transition listens for, as an item of a transcript. */
function happening(on: string): TranscriptItem {
  const [what = "", outcome = ""] = on.split(":");
  const atMs = 0;
  if (what === "news")
    return { role: "news", news: { id: on, kind: outcome, text: "", data: null }, atMs };
  const answer = { role: "tool-result", callId: "c1", name: what, atMs } as const;
  if (outcome === "proposed")
    return {
      ...answer,
      result: { status: "proposed", proposal: "p", readBack: "", data: null },
    };
  if (outcome.startsWith("refused/"))
    return {
      ...answer,
      result: { status: "refused", reason: outcome.slice("refused/".length), speakable: "" },
    };
  return { ...answer, result: { status: "ok", data: { outcome } } };
}

const HAPPENINGS = [...new Set(LOBBY_FLOW.transitions.map(({ on }) => on))];

test("wherever a visitor gets to, there is a person, an answer and an end", () => {
  assert(
    property(array(constantFrom(...HAPPENINGS), { maxLength: 12 }), (all) => {
      const state = flowState(LOBBY_FLOW, all.map(happening));
      for (const tool of ["transfer_to_human", "end_call", "get_faq"])
        expect(flowAllows(LOBBY_FLOW, state, tool)).toBe(true);
    }),
  );
});

test("every state is reached, and every tool is allowed somewhere", () => {
  const reached = new Set([LOBBY_FLOW.start, ...LOBBY_FLOW.transitions.map(({ to }) => to)]);
  expect([...reached].toSorted()).toEqual([...LOBBY_STATES].toSorted());
  const named = new Set(LOBBY_FLOW.transitions.map(({ on }) => on.split(":")[0] ?? ""));
  named.delete("news");
  const allowed = new Set(Object.values(LOBBY_FLOW.tools).flat());
  expect([...named].filter((tool) => !allowed.has(tool))).toEqual([]);
});

test("from every state but the one that waits for a person, a visitor gets on to being announced", () => {
  for (const state of LOBBY_STATES) {
    if (state === "transfer") continue;
    const from = { ...LOBBY_FLOW, start: state };
    const way = ["lookup_employee:found", "notify_host:proposed", "confirm_proposal:announced"];
    expect(flowAllows(from, state, "lookup_employee")).toBe(true);
    for (const [index, on] of way.entries()) {
      const at = flowState(from, way.slice(0, index).map(happening));
      expect(flowAllows(from, at, on.split(":")[0] ?? "")).toBe(true);
    }
    expect(flowState(from, way.map(happening))).toBe("wait");
  }
});

test("once too many names were tried, nobody can be looked up or announced any more", () => {
  assert(
    property(array(constantFrom(...HAPPENINGS), { maxLength: 6 }), (before) => {
      const all = [...before, "lookup_employee:too-many"].map(happening);
      const state = flowState(LOBBY_FLOW, all);
      for (const tool of ["lookup_employee", "search_meetings", "notify_host", "confirm_proposal"])
        expect(flowAllows(LOBBY_FLOW, state, tool)).toBe(false);
    }),
  );
});
