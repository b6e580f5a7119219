import { refusalLine } from "../../app/manager/refusal-line.ts";
import type { Terminal } from "./terminal.ts";

/** Makes a change and says what came of it; a refusal is told, and answered as false. */
export async function tryChange(
  terminal: Terminal,
  change: () => Promise<{ readonly said: string; readonly notes: readonly string[] }>,
): Promise<boolean> {
  try {
    const { said, notes } = await change();
    terminal.good([said, ...notes].join(" "));
    return true;
  } catch (error) {
    const refusal = refusalLine(error);
    if (!refusal) throw error;
    terminal.bad(refusal.line);
    return false;
  }
}
