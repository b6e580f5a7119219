import { describe, expect, test } from "vitest";
import type { Json } from "../../base/json.ts";
import type { NewsCame, ToolAnswered, ToolResult } from "../../domain/dialogue/transcript.ts";
import { visitStep } from "./visit-step.ts";

const chen = { host: "host_1", name: "Sarah Chen", department: "Engineering" };
const miller = { host: "host_2", name: "Sarah Miller", department: "Marketing" };
const others = ["Sarah Park", "Sarah Stone"].map((name, at) => ({ host: `host_${at + 3}`, name }));

describe("what a visitor can tap", () => {
  test("before a word was said, whom to see or what else; after that, whatever they say", () => {
    expect(visitStep([], { kind: "open" }, 0)).toEqual({ ask: "start", options: [], people: [] });
    const noted = [found({ outcome: "none" })];
    expect(visitStep(noted, { kind: "open" }, 0).ask).toBe("words");
    expect(visitStep(noted, { kind: "spelling" }, 0).ask).toBe("spell-host");
    expect(visitStep(noted, { kind: "person" }, 0).ask).toBe("host");
  });

  test("people who are told apart by department show no more of their name than was said", () => {
    const noted = [found({ outcome: "several", ask: "department", hosts: [chen, miller] })];
    const step = visitStep(noted, { kind: "choice", options: ["Engineering", "Marketing"] }, 0);
    expect(step.ask).toBe("which-host");
    expect(step.people).toEqual([
      { label: "Sarah", detail: "Engineering", says: "Engineering" },
      { label: "Sarah", detail: "Marketing", says: "Marketing" },
    ]);
  });

  test("once one of several was picked, the next choice is what it says", () => {
    const noted = [found({ outcome: "several", ask: "name", hosts: [chen, miller] })];
    const options = ["a meeting", "an interview", "something else"];
    const step = visitStep(noted, { kind: "choice", options }, 0);
    expect(step).toEqual({ ask: "choice", options, people: [] });
  });

  test("never more than three people, and nothing of them but name and place", () => {
    const hosts = [chen, miller, ...others];
    const noted = [found({ outcome: "several", ask: "name", hosts })];
    const options = hosts.map(({ name }) => name);
    const { people } = visitStep(noted, { kind: "choice", options }, 0);
    expect(people).toEqual([
      { label: "Sarah Chen", detail: "Engineering", says: "Sarah Chen" },
      { label: "Sarah Miller", detail: "Marketing", says: "Sarah Miller" },
      { label: "Sarah Park", says: "Sarah Park" },
    ]);
  });

  test("whom to see instead of somebody who left is who is asked about", () => {
    const noted = [found({ outcome: "gone", name: "Peter Lindqvist", instead: chen })];
    const step = visitStep(noted, { kind: "yes-no" }, 0);
    expect(step).toMatchObject({ ask: "instead", people: [{ label: "Sarah Chen" }] });
    const away = [found({ outcome: "away", hosts: [miller] })];
    expect(visitStep(away, { kind: "yes-no" }, 0)).toMatchObject({
      ask: "leave-message",
      people: [],
    });
  });

  test("a read-back shows what it is about, and what to change when it is wrong", () => {
    const data = { visitor: "Tom", company: null, host: "Sarah Chen", purpose: "meeting" };
    const noted = [
      found({ outcome: "found", hosts: [chen] }),
      answered("notify_host", { status: "proposed", proposal: "p1", readBack: "So", data }),
    ];
    expect(visitStep(noted, { kind: "yes-no" }, 0)).toEqual({
      ask: "read-back",
      options: [],
      people: [],
      visit: { visitor: "Tom", host: "Sarah Chen", purpose: "meeting" },
    });
    expect(visitStep(noted, { kind: "open" }, 0).ask).toBe("change");
    expect(visitStep(noted, { kind: "spelling" }, 0).ask).toBe("spell-visitor");
  });
});

describe("a visitor who waits", () => {
  const done = { outcome: "announced", visitId: "v1", host: "Sarah", visitor: "Tom Baker" };

  test("sees for how long, what came of it, and the badge", () => {
    const noted = [
      answered("confirm_proposal", { status: "ok", data: { ...done, printsBadge: true } }, 1000),
    ];
    expect(visitStep(noted, { kind: "wait" }, 43_000)).toEqual({
      ask: "wait",
      options: [],
      people: [],
      visit: { visitor: "Tom Baker", host: "Sarah" },
      told: { outcome: "announced", forMs: 42_000, badge: "printing", news: [] },
    });
    const later = [...noted, news("badge-printed", "There."), news("on-my-way", "Sarah's coming.")];
    expect(visitStep(later, { kind: "wait" }, 43_000).told).toMatchObject({
      badge: "printed",
      news: [{ kind: "badge-printed" }, { kind: "on-my-way", text: "Sarah's coming." }],
    });
    const failed = [...noted, news("badge-failed", "No paper.")];
    expect(visitStep(failed, { kind: "wait" }, 43_000).told?.badge).toBe("failed");
  });

  test("who only leaves something, or leaves, waits for nobody", () => {
    for (const outcome of ["delivered", "message-taken", "checked-out"]) {
      const noted = [answered("confirm_proposal", { status: "ok", data: { ...done, outcome } })];
      expect(visitStep(noted, { kind: "open" }, 0)).toMatchObject({ ask: "more" });
      expect(visitStep(noted, { kind: "open" }, 0).told).toBeUndefined();
    }
  });

  test("news of an earlier visitor of the same conversation is not theirs", () => {
    const noted = [
      answered("confirm_proposal", { status: "ok", data: done }),
      news("wait", "Sarah asks you to wait."),
      answered("confirm_proposal", { status: "ok", data: { ...done, visitor: "Ann" } }),
    ];
    const { visit, told } = visitStep(noted, { kind: "wait" }, 0);
    expect({ visit, news: told?.news }).toEqual({
      visit: { visitor: "Ann", host: "Sarah" },
      news: [],
    });
  });
});

function found(data: Json): ToolAnswered {
  return answered("lookup_employee", { status: "ok", data });
}

function answered(name: string, result: ToolResult, atMs = 0): ToolAnswered {
  return { role: "tool-result", callId: "c", name, result, atMs };
}

function news(kind: string, text: string): NewsCame {
  return { role: "news", news: { id: kind, kind, text, data: null }, atMs: 0 };
}
