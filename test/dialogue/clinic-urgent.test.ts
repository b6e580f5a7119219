import { describe, expect, test } from "vitest";
import { openSalon } from "../../src/actions/testing/open-salon.ts";
import { callSettings } from "../../src/app/call-settings.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { DrivenCall } from "../../src/call/testing/driven-call.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import type { DeskFile } from "../../src/domain/business/desk-file.ts";

const SENTENCE =
  "If this is an emergency, hang up and call 911 now. I'm putting you through to someone.";

/** A call at the clinic, whose greeting was heard, with a test's hand on every event. */
async function rung(change: (desk: DeskFile) => DeskFile = (desk) => desk): Promise<DrivenCall> {
  await using clinic = await openSalon({ desk: change(await readDeskFile("desks/clinic.yaml")) });
  const desk = await openDesk(clinic);
  const { policies } = await readDeskFile("desks/clinic.yaml");
  const call = new DrivenCall();
  const settings = callSettings(desk, policies, {
    channel: "phone",
    wordsAreKept: false,
    transfers: true,
  });
  call.send({ type: "line-open", settings });
  call.hearAll();
  return call;
}

/** What was said since the last event but the thinking. */
function saidLast(call: DrivenCall): string {
  return call.effects.flatMap((effect) => (effect.type === "speak" ? [effect.text] : [])).join(" ");
}

describe("words that can't wait, at a clinic", () => {
  test("are answered at once and put through to a person", async () => {
    const call = await rung();
    call.says("i have chest pain can i come in tomorrow");
    expect(saidLast(call)).toBe(SENTENCE);
    call.hearAll();
    expect(call.effects).toContainEqual({
      type: "transfer",
      to: "+13125550123",
      whisper: "Lakeside Family Clinic, urgent: the caller may need help now.",
    });
  });

  test("are heard in the middle of a form, whatever was asked", async () => {
    for (const kind of ["yes-no", "name", "spelling", "phone", "date-time", "service"] as const) {
      const call = await rung();
      call.says("i'd like an appointment");
      call.brain({ text: "One question.", asks: { kind } });
      call.hearAll();
      call.says("my husband can't breathe");
      expect(saidLast(call)).toBe(SENTENCE);
    }
  });

  test("are heard over the goodbye", async () => {
    const call = await rung();
    call.says("that's all bye");
    call.brain({ tools: [{ name: "end_call" }] });
    call.tool({ status: "ending", ending: { how: "hang-up" }, speakable: "Goodbye!" });
    call.hearPart(0.5);
    call.says("wait she collapsed");
    expect(saidLast(call)).toBe(SENTENCE);
  });

  test("are the owner's too", async () => {
    const call = await rung();
    call.says("it was a snake bite");
    expect(saidLast(call)).toBe(SENTENCE);
  });

  test("that are denied are left to the brain", async () => {
    const call = await rung();
    call.says("i don't have chest pain i need a refill");
    expect(call.state.reply.status).toBe("thinking");
  });

  test("have the number said twice where nobody can be put through to", async () => {
    const call = await rung(({ transferTo: _nobody, ...desk }) => desk);
    call.says("i took an overdose");
    expect(saidLast(call)).toBe(
      "If this is an emergency, hang up and call 911 now. I can't put you through to anyone here, so please call 911.",
    );
    call.hearAll();
    expect(call.state.phase).toEqual({ status: "live" });
  });

  test("are in the grammar of every question", async () => {
    await using clinic = await openSalon({ desk: await readDeskFile("desks/clinic.yaml") });
    const desk = await openDesk(clinic);
    for (const kind of [
      "open",
      "yes-no",
      "service",
      "person",
      "date-time",
      "name",
      "spelling",
      "phone",
    ] as const) {
      expect(desk.hints({ kind }).grammar).toMatch(/<urgent> = .*chest pain.*snake bite/u);
    }
  });
});

test("a salon has no such rule", async () => {
  await using salon = await openSalon();
  const desk = await openDesk(salon);
  expect(desk.emergency).toBeUndefined();
  expect(desk.hints({ kind: "open" }).grammar).not.toContain("chest pain");
});
