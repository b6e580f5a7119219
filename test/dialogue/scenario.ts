import { expect, test } from "vitest";
import { ANITA } from "../../src/actions/testing/open-salon.ts";
import { Talk } from "./talk.ts";

type Salon = Talk["salon"];

/** Somebody the salon does not know yet. */
export const STRANGER = "+919840114471";

/** Anita has come before and comes today at 6 PM: the salon knows her by her number. */
async function anitaIsKnown(salon: Salon): Promise<void> {
  await salon.book("2026-11-23T18:00", { stylist: "arjun" });
}

/** Priya has somebody tomorrow at 3 PM. */
export async function priyaIsTaken(salon: Salon): Promise<void> {
  await anitaIsKnown(salon);
  await salon.book("2026-11-24T15:00", { name: "Ravi", phone: "+919840177777" });
}

export const anita = { from: ANITA, before: anitaIsKnown };

/** Anita's appointment today, as `Talk.book` writes it. */
export const HERS = `haircut with Arjun 2026-11-23T18:00 for Anita ${ANITA}`;

export type Turn = readonly [caller: string, desk: string | RegExp];

/** A whole conversation: what the caller says, what must be in the answer, and what stands in the book afterwards. */
export function conversation(
  title: string,
  options: Parameters<typeof Talk.ring>[0],
  turns: readonly Turn[],
  book: readonly string[],
): void {
  test.each([title])("%s", async () => {
    await using talk = await Talk.ring(options);
    for (const [caller, desk] of turns) {
      const answer = await talk.say(caller);
      const fits = typeof desk === "string" ? answer.includes(desk) : desk.test(answer);
      if (!fits)
        throw new Error(`Expected ${String(desk)} in the answer:\n${talk.lines.join("\n")}`);
    }
    const booked = await talk.book();
    expect(booked.toSorted()).toEqual(book.toSorted());
  });
}
