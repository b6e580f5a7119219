import type { Told } from "../../../src/channels/browser/visit-step.ts";

/** News after which nobody waits for more: the host or a colleague comes, or somebody at the front desk helps. */
const LAST_NEWS: ReadonlySet<string> = new Set([
  "on-my-way",
  "colleague",
  "not-expected",
  "unreached",
]);

/** Whether a visitor who was announced knows what becomes of it. */
export function isSettled({ news }: Told): boolean {
  return news.some(({ kind }) => LAST_NEWS.has(kind));
}
