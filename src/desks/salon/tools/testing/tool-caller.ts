import { z } from "zod";
import { ANITA, openSalon, type Salon } from "../../../../actions/testing/open-salon.ts";
import type { Json } from "../../../../base/json.ts";
import type { ToolResult } from "../../../../domain/dialogue/transcript.ts";
import { salonTools } from "../index.ts";

/** Runs one salon's tools as a caller's brain would, on a real database. */
class ToolCaller {
  readonly #salon: Salon;
  readonly #callId: string;
  readonly #number: string | undefined;

  constructor(salon: Salon, callId: string, number: string | undefined) {
    this.#salon = salon;
    this.#callId = callId;
    this.#number = number;
  }

  /** Runs a tool; throws when the input doesn't fit its schema. */
  async run(name: string, input: Json = {}): Promise<ToolResult> {
    const { database, clock, deskId } = this.#salon;
    const tool = salonTools({ database, clock, deskId }).find((one) => one.name === name);
    if (!tool) throw new Error(`There is no tool ${name}`);
    return await tool.run(tool.input.parse(input), {
      callId: this.#callId,
      channel: "phone",
      ...(this.#number === undefined ? {} : { callerNumber: this.#number }),
      idempotencyKey: `${this.#callId}:${name}`,
      signal: new AbortController().signal,
    });
  }

  /** Proposes a haircut for Anita unless told otherwise. */
  async book(
    wish: { readonly [key: string]: string | readonly string[] } = {},
  ): Promise<ToolResult> {
    return await this.run("book_appointment", {
      service: "haircut",
      when: "tomorrow at 3 pm",
      customer_name: "Anita",
      phone: "caller",
      ...wish,
    });
  }

  /** Says yes to what was proposed. */
  async confirm(proposed: ToolResult): Promise<ToolResult> {
    if (proposed.status !== "proposed")
      throw new Error(`Not proposed: ${JSON.stringify(proposed)}`);
    return await this.run("confirm_proposal", { proposal: proposed.proposal });
  }
}

/** A salon with the sample desk, and Anita on the line; further callers by their number. */
export async function openTools(options: Parameters<typeof openSalon>[0] = {}) {
  const salon = await openSalon(options);
  let calls = 0;
  const ring = (number?: string) => {
    calls += 1;
    return new ToolCaller(salon, `call_${calls}`, number);
  };
  return {
    salon,
    anita: ring(ANITA),
    ring,
    [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose](),
  };
}

/** What a result says aloud. */
export function spoken(result: ToolResult): string {
  return result.status === "proposed" ? result.readBack : (result.speakable ?? "");
}

const offered = z.array(z.object({ words: z.string() }));

/** The words of what a refusal offers. */
export function offers(result: ToolResult): readonly string[] {
  const found = result.status === "refused" ? result.alternatives : undefined;
  return found === undefined ? [] : offered.parse(found).map((one) => one.words);
}

/** The reason of a refusal, or the status of anything else. */
export function reasonOf(result: ToolResult): string {
  return result.status === "refused" ? result.reason : result.status;
}
