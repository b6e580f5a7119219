import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";

const PROPOSED = {
  status: "proposed",
  proposal: "p1",
  readBack: "A haircut with Priya at four. It's 400 rupees. Shall I book it?",
  data: {},
} as const;
const CONFIRM = { name: "confirm_proposal", input: { proposal: "p1" } };

/** A call in which the caller has asked for a haircut and the desk has proposed one. */
function proposed(): DrivenCall {
  const call = DrivenCall.greeted();
  call.says("a haircut at four");
  call.brain({ tools: [{ name: "propose" }] });
  call.tool(PROPOSED);
  return call;
}

describe("consent", () => {
  test("reads a proposal back word for word", () => {
    expect(proposed().spoken().slice(-3).join(" ")).toBe(PROPOSED.readBack);
  });

  test("commits what was read back, heard and agreed to, under a key of its own", () => {
    const call = proposed();
    call.hearAll();
    call.says("yes please");
    call.brain({ tools: [CONFIRM] });
    expect(call.log).toContainEqual(
      expect.objectContaining({ type: "run-tool", idempotencyKey: "proposal:p1" }),
    );
  });

  test("does not commit before the caller has answered", () => {
    const call = DrivenCall.greeted();
    call.says("a haircut at four");
    call.brain({ tools: [{ name: "propose" }, CONFIRM] });
    expect(call.log.filter((effect) => effect.type === "run-tool")).toHaveLength(1);
    expect(call.last()).toMatchObject({ result: { status: "refused", reason: "not-consented" } });
  });

  test.each(["no", "no, four o'clock", "what does it cost", "yes but at four"])(
    "does not commit after '%s'",
    (answer) => {
      const call = proposed();
      call.hearAll();
      call.says(answer);
      call.brain({ tools: [CONFIRM] });
      expect(call.log.filter((effect) => effect.type === "run-tool")).toHaveLength(1);
    },
  );

  test("takes a sound of listening for no answer", () => {
    const call = proposed();
    call.hearAll();
    call.says("mm-hm");
    expect(call.state.consent.status).toBe("awaiting");
    call.brain({ notUnderstood: true });
    call.hearAll();
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    expect(call.state.running).toHaveLength(1);
  });

  test("goes on with the unheard part when the caller agrees too early", () => {
    const call = proposed();
    call.hearPart(0.5);
    call.says("yes");
    expect(call.effects).toContainEqual({ type: "resume-speaking" });
    expect(call.state.consent.status).toBe("reading");
  });

  test("reads only the unheard part again when a brain wants to commit what was not heard", () => {
    const call = proposed();
    call.hear();
    call.hearPart(0);
    call.says("where are you");
    call.brain({ tools: [CONFIRM] });
    expect(call.last()).toMatchObject({ result: { status: "refused", reason: "not-heard" } });
    expect(call.spoken().slice(-2)).toEqual(["It's 400 rupees.", "Shall I book it?"]);
    call.hearAll();
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    expect(call.state.running.map((tool) => tool.call.name)).toEqual(["confirm_proposal"]);
  });

  test("takes a yes over the question itself, once all that matters was heard", () => {
    const call = proposed();
    call.hear();
    call.hear();
    call.hearPart(0.3);
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    expect(call.state.running.map((tool) => tool.call.name)).toEqual(["confirm_proposal"]);
  });

  test("finishes a write that the caller talks over, and tells of it before the next thing", () => {
    const call = proposed();
    call.hearAll();
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    call.says("and do you have parking");
    expect(call.log.filter((effect) => effect.type === "drop-tool")).toEqual([]);
    expect(call.state.reply.status).toBe("owed");
    call.tool({ status: "ok", data: {}, speakable: "You're booked." });
    expect(call.state.reply.status).toBe("thinking");
    expect(call.state.transcript.slice(-2)).toMatchObject([
      { role: "caller", text: "and do you have parking" },
      { role: "tool-result", result: { status: "ok" } },
    ]);
  });

  test("lets a commit that broke be tried again, and one that was done not", () => {
    const call = proposed();
    call.hearAll();
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    call.tool({ status: "refused", reason: "failed", speakable: "" });
    call.brain({ tools: [CONFIRM] });
    call.tool({ status: "ok", data: {} });
    call.brain({ tools: [CONFIRM] });
    expect(call.log.filter((effect) => effect.type === "run-tool")).toHaveLength(3);
  });

  test("stays within reach after an answer that could not be understood", () => {
    const call = proposed();
    call.hearAll();
    call.says("mumble", 0.3);
    call.hearAll();
    expect(call.last()).toMatchObject({ asked: { kind: "yes-no" }, proposal: "p1" });
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    expect(call.state.running).toHaveLength(1);
  });

  test("reads again the sentence that no voice could say, and takes no yes before it was heard", () => {
    const call = proposed();
    const [first] = call.state.playout.queue;
    call.send({ type: "fault", part: "voice", utterance: first?.id ?? "" });
    call.hearAll();
    expect(call.state.consent).toMatchObject({ status: "reading", unheard: [first?.text] });
    call.says("yes");
    call.brain({ tools: [CONFIRM] });
    expect(call.log.filter((effect) => effect.type === "run-tool")).toHaveLength(1);
    expect(call.spoken().at(-1)).toBe(first?.text);
  });
});
