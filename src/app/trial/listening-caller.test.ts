import { describe, expect, test } from "vitest";
import { ListeningCaller, type CallerPlan } from "./listening-caller.ts";

const PLAN: CallerPlan = {
  opening: "i'd like a haircut with Priya tomorrow at four p m",
  wish: { service: "haircut", stylist: "Priya", date: "2026-11-24", time: "16:00", name: "Anita" },
  day: "tomorrow",
  nowLocal: "2026-11-23T09:00",
};

/** A caller who has said their first words. */
function ring(plan: Partial<CallerPlan> = {}): ListeningCaller {
  const caller = new ListeningCaller({ ...PLAN, ...plan });
  caller.next("Hello, how can I help?");
  return caller;
}

describe("a caller who listens", () => {
  test.each([
    ["A haircut with Priya tomorrow at 4 PM, for Anita. Shall I book it?", "yes please"],
    ["A haircut with Priya tomorrow at 5 PM, for Anita. Shall I book it?", "no four p m"],
    [
      "A haircut with Priya on Thursday the 26th of November at 4 PM, for Anita. Shall I book it?",
      "no tomorrow at four p m",
    ],
    ["A haircut with Kavitha tomorrow at 4 PM, for Anita. Shall I book it?", "no with Priya"],
    ["A facial with Priya tomorrow at 4 PM, for Anita. Shall I book it?", "no a haircut"],
    ["A haircut with Priya tomorrow at 4 PM, for Savita. Shall I book it?", "the name is wrong"],
    ["A haircut with Priya tomorrow at 4 PM, for Anitha. Shall I book it?", "yes please"],
  ])("compares what is read back with what they want: %s", (heard, said) => {
    expect(ring().next(heard)).toBe(said);
  });

  test("of a move, compares the new time", () => {
    const readBack =
      "I'll move your haircut today at 6 PM to tomorrow at 4 PM, with Priya. Is that right?";
    expect(ring().next(readBack)).toBe("yes please");
    expect(ring().next(readBack.replace("4 PM", "3 PM"))).toBe("no four p m");
  });

  test("takes another time only where the one they want can't be had, and wants that one then", () => {
    const offer =
      "I have 3:30 PM or 4:30 PM with Priya, or 4 PM with Kavitha. Which would you like?";
    const caller = ring({ takesOther: true });
    expect(caller.next(`Priya's taken at 4 PM tomorrow. ${offer}`)).toBe(
      "three thirty p m with Priya",
    );
    expect(caller.wish).toMatchObject({ stylist: "Priya", time: "15:30", date: "2026-11-24" });
    const misheard = `Priya's taken at 9 PM tomorrow. ${offer}`;
    expect(ring({ takesOther: true }).next(misheard)).toBe("tomorrow at four p m");
  });

  test("gives up when the same thing stays wrong", () => {
    const caller = ring();
    const wrong = "A facial with Priya tomorrow at 4 PM, for Anita. Shall I book it?";
    const said = Array.from({ length: 6 }, () => caller.next(wrong));
    expect(said.filter((words) => words !== undefined)).toHaveLength(4);
  });

  test("says it another way when asked to", () => {
    const caller = ring();
    caller.next("What name shall I put it under?");
    expect(caller.next("Sorry, I still didn't catch that. Could you say it another way?")).toBe(
      "the name is Anita",
    );
  });
});
