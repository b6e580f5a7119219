import { describe, expect, test } from "vitest";
import { ring } from "./ring-agent.ts";

const GREETING = "Hello, thank you for calling GlamDesk! How can I help you today?";

describe.each(["deepgram", "openai-realtime"] as const)("a call with %s", (service) => {
  test("is put through to a person when the caller asks for one", async () => {
    await using desk = await ring(service, ({ said }) =>
      said === undefined ? {} : { tools: [{ name: "transfer_to_human", input: {} }] },
    );
    await desk.heard();
    expect(await desk.ask("Can I talk to a person?")).toMatch(/put you through/u);
    await desk.pass(3000);
    expect(desk.line.transfers).toHaveLength(1);
    expect(desk.report?.outcome).toBe("transferred");
  });

  test("goes on with the agent when nobody took the call", async () => {
    await using desk = await ring(service, ({ said = "" }) =>
      /person/u.test(said)
        ? { tools: [{ name: "transfer_to_human", input: {} }] }
        : { text: "Thank you." },
    );
    await desk.heard();
    desk.line.transferOutcome = "no-answer";
    await desk.ask("Can I talk to a person?");
    await desk.quiet();
    expect(desk.said().join(" ")).toContain("nobody could come to the phone just now");
    expect(desk.isOver).toBe(false);
    expect(await desk.ask("It's about my haircut.")).toContain("Thank you.");
    expect(desk.voice.calls).toEqual([]);
  });

  test("is asked whether anybody is there when nobody speaks, in the agent's voice, and ended", async () => {
    await using desk = await ring(service, () => ({ text: "What would you like done?" }));
    expect(await desk.heard()).toBe(GREETING);
    for (let seconds = 0; seconds < 60 && !desk.isOver; seconds += 1) await desk.pass(1000);
    expect(desk.said().join(" ")).toMatch(/still there/u);
    expect(desk.isOver).toBe(true);
    expect(desk.voice.calls).toEqual([]);
  });

  test("that lasts too long comes to its end with a goodbye", async () => {
    await using desk = await ring(service, () => ({ text: "And what else?" }), {
      policies: { longestCallMinutes: 1 },
    });
    await desk.heard();
    const beganAtMs = desk.clock.nowMs();
    while (!desk.isOver && desk.clock.nowMs() - beganAtMs < 120_000)
      await desk.ask("Tell me more.");
    expect(desk.clock.nowMs() - beganAtMs).toBeLessThan(70_000);
    expect(desk.said().at(-1)).toMatch(/bye/iu);
  });

  test("goes on with the ordinary parts when the agent is gone without a word", async () => {
    await using desk = await ring(service, () => ({ text: "What would you like done?" }));
    await desk.heard();
    desk.standIn.vanish();
    const goneAtMs = desk.clock.nowMs();
    while (desk.voice.calls.length === 0 && desk.clock.nowMs() - goneAtMs < 60_000)
      await desk.pass(100);
    // "Are you still there?" is the first that it doesn't say.
    expect(desk.clock.nowMs() - goneAtMs).toBeLessThan(12_000);
    await desk.tell("A haircut tomorrow at three in the afternoon");
    await desk.tell("Anita");
    await desk.tell("yes");
    await desk.tell("yes");
    expect(await desk.book()).toEqual(["haircut for Anita"]);
  });
});
