import type { Dialler, OutboundCall } from "../dialler.ts";
import type { HandOver } from "../messenger.ts";

/** Rings nobody, but keeps whom it would have rung and when; throws when a call is placed twice. */
export class ScriptedDialler implements Dialler {
  readonly name = "scripted";
  readonly rung: OutboundCall[] = [];
  readonly #answers: HandOver[];

  constructor(...answers: readonly HandOver[]) {
    this.#answers = [...answers];
  }

  async ring(call: OutboundCall): Promise<HandOver> {
    await Promise.resolve();
    const answer = this.#answers.shift() ?? { status: "sent", carrierId: `CA-${call.callId}` };
    if (answer.status === "unsent") return answer;
    if (this.rung.some((one) => one.callId === call.callId))
      throw new Error(`${call.callId} was rung twice`);
    this.rung.push(call);
    return answer;
  }

  async find(call: OutboundCall): Promise<{ readonly carrierId: string } | undefined> {
    await Promise.resolve();
    const found = this.rung.some((one) => one.to === call.to);
    return found ? { carrierId: `CA-${call.callId}` } : undefined;
  }
}
