import { describe, expect, test } from "vitest";
import { toInstantMs } from "../../../domain/scheduling/local-time.ts";
import { outreachWords, type Occasion } from "./opening.ts";

const zone = "America/Chicago";

function occasion(
  options: {
    readonly trade?: string;
    readonly purpose?: Occasion["purpose"];
    readonly now?: string;
    readonly callBack?: string;
  } = {},
): Occasion {
  const { trade = "clinic", purpose = "reminder", now = "2026-11-23T10:00", callBack } = options;
  const startMs = toInstantMs("2026-11-24T15:00", zone);
  const stylist = { id: "chen", name: "Dr. Chen" };
  return {
    purpose,
    zone,
    nowMs: toInstantMs(now, zone),
    business: { name: "Lakeside Clinic", trade, country: "US" },
    appointment: {
      id: "visit_1",
      status: "booked",
      startMs,
      endMs: startMs + 30 * 60_000,
      customer: { id: "customer_1", name: "Ana Lopez", phone: "+13125550123" },
      services: [{ id: "flu", name: "flu shot", stylist }],
      stylist,
      callId: null,
      isConfirmed: false,
      location: null,
    },
    ...(callBack !== undefined && { callBack }),
  };
}

describe("what a call of ours begins with", () => {
  test("at a clinic doesn't say what the visit is for, to whoever picks up", () => {
    const { opening, voicemail } = outreachWords(occasion());
    expect(opening.text).toBe(
      "Hello, this is Lakeside Clinic's AI assistant, calling for Ana Lopez. It's about your appointment with Dr. Chen tomorrow at 3 PM. Will you be able to make it?",
    );
    expect(`${opening.text} ${voicemail}`).not.toContain("flu");
  });

  test("elsewhere says it, but leaves it out where others may hear it", () => {
    const { opening, voicemail } = outreachWords(occasion({ trade: "salon" }));
    expect(opening.text).toContain("about your flu shot with Dr. Chen");
    expect(voicemail).not.toMatch(/flu|Chen/u);
    expect(voicemail).toContain("we're expecting you tomorrow at 3 PM.");
  });

  test("says where to ring back, digit by digit, and how to have no more of it", () => {
    const { voicemail } = outreachWords(occasion({ callBack: "+13125559876" }));
    expect(voicemail).toContain("to get no more of these calls, please call us on three one two,");
  });

  test("asks afterwards how it was, and leaves no message about it", () => {
    const today = outreachWords(occasion({ purpose: "follow-up", now: "2026-11-24T18:00" }));
    expect(today.opening.text).toContain("You had your appointment with Dr. Chen today.");
    expect(today.voicemail).toBe("");
    const next = outreachWords(occasion({ purpose: "follow-up", now: "2026-11-25T10:00" }));
    expect(next.opening.text).toContain("with Dr. Chen yesterday.");
  });

  test.each(["reminder", "follow-up"] as const)(
    "says in every %s how to have no more of them, however the call goes",
    (purpose) => {
      const words = outreachWords(occasion({ purpose, callBack: "+13125559876" }));
      for (const ending of [words.goodbye, words.silenceGoodbye, words.giveUp])
        expect(ending).toMatch(/no more of these calls.*call us on three one two.*goodbye!$/iu);
    },
  );

  test("asks again after a silence, so that a yes to it answers the question", () => {
    const { opening, reprompts } = outreachWords(occasion());
    for (const reprompt of reprompts) expect(reprompt).toContain(opening.question);
  });
});
