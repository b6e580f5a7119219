import type { Json } from "../../base/json.ts";
import type { ToolResult } from "../../domain/dialogue/transcript.ts";
import type { Random } from "./random.ts";

/** The tools of a simulated call, and the book behind them, which outlives every process. */
export class SimulatedTools {
  readonly #random: Random;
  readonly #committed = new Set<string>();
  #proposals = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** What a brain that does as it likes wants next. */
  wish(): { readonly name: string; readonly input: Json } {
    const name = this.#random.pick([
      "look",
      "look",
      "propose",
      "propose",
      "confirm_proposal",
      "confirm_proposal",
      "end_call",
      "person",
      "nonsense",
    ]);
    const proposal = `p${this.#random.between(Math.max(1, this.#proposals - 1), this.#proposals)}`;
    return { name, input: name === "confirm_proposal" ? { proposal } : {} };
  }

  /** Whether what this key stands for is in the book. */
  hasCommitted(key: string): boolean {
    return this.#committed.has(key);
  }

  run(name: string, key: string): ToolResult {
    switch (name) {
      case "propose":
        if (this.#random.chance(0.2)) {
          return { status: "refused", reason: "slot-taken", speakable: "That one's taken." };
        }
        this.#proposals += 1;
        return {
          status: "proposed",
          proposal: `p${this.#proposals}`,
          readBack: "A haircut with Priya at four. It's 400 rupees. Shall I book it?",
          data: {},
        };
      case "confirm_proposal":
        if (this.#random.chance(0.2)) return { status: "refused", reason: "failed", speakable: "" };
        this.#committed.add(key);
        return { status: "ok", data: {}, speakable: "You're booked." };
      case "end_call":
        return { status: "ending", ending: { how: "hang-up" }, speakable: "Goodbye!" };
      case "person":
        return {
          status: "ending",
          ending: { how: "transfer", to: "+914400000000", whisper: "A caller." },
          speakable: "I'll put you through.",
        };
      default:
        return { status: "ok", data: {} };
    }
  }
}
