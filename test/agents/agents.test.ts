import { describe, expect, test } from "vitest";
import type { Json } from "../../src/base/json.ts";
import { replay } from "../../src/call/replay.ts";
import { deepgramAgent } from "../../src/providers/deepgram-agent/index.ts";
import { DeepgramAgentStandIn } from "../../src/providers/deepgram-agent/testing/agent-stand-in.ts";
import { openAiRealtime } from "../../src/providers/openai-realtime/index.ts";
import { RealtimeStandIn } from "../../src/providers/openai-realtime/testing/realtime-stand-in.ts";
import { readEvents } from "../../src/store/calls/call-events.ts";
import type { AgentMind } from "../../src/providers/testing/agent-stand-in.ts";
import { AgentDesk } from "./agent-desk.ts";
import { ring, ringRealtime } from "./ring-agent.ts";

const GREETING = "Hello, thank you for calling GlamDesk! How can I help you today?";

describe.each(["deepgram", "openai-realtime"] as const)("a call with %s", (service) => {
  test("greets, books what was read back and agreed to, and says so", async () => {
    await using desk = await ring(service, booker());
    expect(await desk.heard()).toBe(GREETING);
    const readBack = await desk.ask("A haircut tomorrow at three in the afternoon. I'm Anita.");
    expect(readBack).toMatch(/^.*haircut.*3 PM.*Shall I book it\?$/u);
    expect(readBack).not.toContain("booked");
    expect(await desk.book()).toEqual([]);
    expect(await desk.ask("Yes, please.")).toBe(
      "Lovely, you're booked for tomorrow at 3 PM. Anything else?",
    );
    expect(await desk.book()).toEqual(["haircut for Anita"]);
    await desk.ask("No, that's all. Goodbye.");
    expect(desk.report?.outcome).toBe("booked");
    expect(desk.standIn.refusals).toEqual([]);
    expect(desk.voice.calls).toEqual([]);
    const replayed = [...replay(await readEvents(desk.salon.database.read, "call_1"))];
    expect(replayed.length).toBeGreaterThan(0);
    expect(replayed.filter(({ same }) => !same)).toEqual([]);
  });

  test("never lets a lie be heard, whatever it sounds like, and says how it is", async () => {
    await using desk = await ring(service, () => ({
      text: "Sure. You're booked for tomorrow at three! See you then!",
    }));
    await desk.heard();
    const heard = await desk.ask("A haircut tomorrow at three. I'm Anita.");
    expect(heard).toMatch(/^Sure\.? ?I haven't booked anything yet\./u);
    expect(heard).not.toMatch(/You're|See you/u);
    expect(await desk.book()).toEqual([]);
  });

  test("commits nothing that was not read back", async () => {
    await using desk = await ring(service, ({ said }) =>
      said === undefined
        ? { text: "You're all set!" }
        : { tools: [{ name: "confirm_proposal", input: { proposal: "proposal_made_up" } }] },
    );
    await desk.heard();
    expect(await desk.ask("A haircut tomorrow at three. I'm Anita.")).toBe("That isn't done yet.");
    expect(await desk.book()).toEqual([]);
  });

  test.each(["No, not that.", "Hmm, what does it cost?"])(
    "commits nothing when the answer to the read-back is %s",
    async (answer) => {
      await using desk = await ring(service, booker());
      await desk.heard();
      await desk.ask("A haircut tomorrow at three in the afternoon. I'm Anita.");
      expect(await desk.ask(answer)).not.toMatch(/you're booked/u);
      expect(await desk.book()).toEqual([]);
    },
  );

  test("commits nothing on a yes to a read-back that was not heard to its end", async () => {
    await using desk = await ring(service, booker());
    await desk.heard();
    desk.standIn.callerSays("A haircut tomorrow at three in the afternoon. I'm Anita.");
    await desk.pass(1500);
    desk.standIn.callerSays("Yes.");
    await desk.quiet();
    expect(await desk.book()).toEqual([]);
  });

  test("is silent at once when the caller speaks, and nothing of its reply follows", async () => {
    const long = "We cut, colour and trim. We do that all week. Just tell me when you can come.";
    await using desk = await ring(service, ({ said = "" }) => ({
      text: /you do/u.test(said) ? long : "What else would you like to know?",
    }));
    await desk.heard();
    desk.line.forget();
    desk.standIn.callerSays("What do you do?");
    await desk.pass(1200);
    const { clears } = desk.line;
    desk.standIn.callerSpeaks();
    await desk.pass(20);
    expect(desk.line.clears).toBe(clears + 1);
    const { heardBytes } = desk.line;
    await desk.pass(200);
    expect(desk.line.heardBytes).toBe(heardBytes);
    expect(await desk.ask("Stop. One question.")).toBe("What else would you like to know?");
    expect(desk.standIn.refusals).toEqual([]);
  });

  test("is told of digits that it can't hear", async () => {
    const heard: string[] = [];
    await using desk = await ring(service, ({ said = "" }) => {
      heard.push(said);
      return { text: "Thank you." };
    });
    await desk.heard();
    for (const digit of "9840114471#") desk.line.tell({ type: "key", digit });
    expect(await desk.heard()).toContain("Thank you.");
    expect(heard).toEqual(["9840114471"]);
  });

  test.each(["breaks", "fails", "stalls", "is cut off"] as const)(
    "goes on with the ordinary parts of the desk when the agent %s",
    async (how) => {
      await using desk = await ring(service, ({ said = "" }) => {
        if (how === "stalls") return { fault: "stall" };
        if (how === "is cut off") return { text: "What would you like done?", fault: "cut" };
        return { text: said === "" ? "" : "What would you like done?" };
      });
      await desk.heard();
      if (how === "breaks") desk.standIn.breakConnection();
      if (how === "fails") desk.standIn.failInside();
      await desk.pass(200);
      if (how === "stalls" || how === "is cut off")
        await desk.ask("A haircut tomorrow at three in the afternoon");
      else await desk.tell("A haircut tomorrow at three in the afternoon");
      if (how === "stalls") await desk.pass(8000);
      await desk.tell("Anita");
      await desk.tell("yes");
      await desk.tell("yes");
      expect(await desk.book()).toEqual(["haircut for Anita"]);
      expect(desk.log.lines.join("\n")).not.toMatch(/Anita|haircut|stand-in/u);
    },
  );

  test("greets all the same with a key that is wrong", async () => {
    await using desk = await ring(service, booker(), { key: "wrong" });
    await desk.heard();
    expect(desk.voice.calls.map(({ text }) => text).join(" ")).toBe(GREETING);
    await desk.tell("A haircut tomorrow at three in the afternoon");
    expect(desk.said().at(-1)).toMatch(/name/u);
  });
});

test("a lie whose sound comes before its words is not heard either", async () => {
  const standIn = await RealtimeStandIn.open();
  standIn.soundFirst = true;
  standIn.mind = () => ({ text: "You're booked for tomorrow at three! See you then!" });
  const { apiKey, baseUrl } = standIn;
  await using desk = await AgentDesk.ring(standIn, (clock) =>
    openAiRealtime({ apiKey, baseUrl, clock }),
  );
  await desk.heard();
  expect(await desk.ask("A haircut tomorrow at three.")).toBe("I haven't booked anything yet.");
});

test("words that OpenAI's agent doesn't say as they stand are said by another voice", async () => {
  await using desk = await ringRealtime(booker());
  await desk.heard();
  desk.standIn.misreads = true;
  await desk.ask("A haircut tomorrow at three in the afternoon. I'm Anita.");
  expect(desk.voice.calls.map(({ text }) => text).at(-1)).toBe("Shall I book it?");
  desk.standIn.misreads = false;
  await desk.ask("Yes, please.");
  expect(await desk.book()).toEqual(["haircut for Anita"]);
});

test("OpenAI's agent remembers of its words what was heard of them", async () => {
  const text = "We cut, colour and trim. We do that all week. Just tell me when you can come.";
  await using desk = await ringRealtime(() => ({ text }));
  await desk.heard();
  desk.standIn.callerSays("What do you do?");
  await desk.pass(2000);
  desk.standIn.callerSays("And on Sunday?");
  await desk.pass(100);
  const [cut] = desk.standIn.sent("conversation.item.truncate");
  expect(cut?.["audio_end_ms"]).toBeGreaterThan(1500);
  expect(cut?.["audio_end_ms"]).toBeLessThanOrEqual(2000);
});

test("what Deepgram's agent refuses to say is said by another voice", async () => {
  const standIn = await DeepgramAgentStandIn.open();
  standIn.refusesInjections = true;
  const { apiKey, baseUrl } = standIn;
  await using desk = await AgentDesk.ring(standIn, (clock) =>
    deepgramAgent({ apiKey, baseUrl, clock }),
  );
  await desk.heard();
  expect(desk.voice.calls.map(({ text }) => text).join(" ")).toBe(GREETING);
});

test("Deepgram's agent whose model fails gives way at once", async () => {
  const standIn = await DeepgramAgentStandIn.open();
  standIn.mind = () => ({ fault: "stall" });
  const { apiKey, baseUrl } = standIn;
  await using desk = await AgentDesk.ring(standIn, (clock) =>
    deepgramAgent({ apiKey, baseUrl, clock }),
  );
  await desk.heard();
  standIn.callerSays("A haircut tomorrow at three in the afternoon");
  await desk.pass(100);
  standIn.failThinking();
  await desk.pass(300);
  expect(desk.voice.calls.map(({ text }) => text).at(-1)).toMatch(/name/u);
});

/** Books as it should; what it says while the desk reads back is never heard. */
function booker(): AgentMind {
  return ({ said, results }) => {
    const last = results.at(-1);
    if (said === undefined)
      return field(last, "proposal") === undefined
        ? { text: "Lovely, you're booked for tomorrow at 3 PM. Anything else?" }
        : { text: "Great, you're booked for tomorrow at 3 PM!" };
    if (/haircut/u.test(said)) return { tools: [bookHaircut] };
    if (/goodbye/iu.test(said)) return { tools: [{ name: "end_call", input: {} }] };
    return { tools: [confirm(results)] };
  };
}

/** Confirms what was last proposed. */
function confirm(results: readonly Json[]) {
  const proposal = results.flatMap((result) => field(result, "proposal") ?? []).at(-1) ?? "";
  return { name: "confirm_proposal", input: { proposal } };
}

const bookHaircut = {
  name: "book_appointment",
  input: {
    service: "haircut",
    when: "tomorrow at three in the afternoon",
    customer_name: "Anita",
    phone: "caller",
  },
};

function field(result: Json | undefined, name: string): string | undefined {
  if (typeof result !== "object" || result === null || !(name in result)) return undefined;
  const value = Object.entries(result).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : undefined;
}
