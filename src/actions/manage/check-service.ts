import { LIMITS } from "../../domain/business/limits.ts";
import type { ServicePhase } from "../../domain/business/service.ts";
import { checkWhole } from "./check-fields.ts";
import { Refused } from "./refused.ts";

/** A price in the smallest unit of the currency. Throws `Refused` for one below nothing or above what can be meant. */
export function checkPrice(priceMinor: number, currency: string): number {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  const unit = 10 ** (digits.maximumFractionDigits ?? 2);
  if (!Number.isInteger(priceMinor))
    throw new Refused(`The price can't be paid in ${currency}; write fewer decimals.`);
  if (priceMinor >= 0 && priceMinor <= LIMITS.price * unit) return priceMinor;
  throw new Refused(`The price must be from 0 to ${LIMITS.price}.`);
}

/** Refuses what nobody could work: it must begin and end with work, and fit into a day. */
export function checkPhases(phases: readonly ServicePhase[]): readonly ServicePhase[] {
  for (const { minutes } of phases)
    checkWhole(minutes, "The length in minutes", 1, LIMITS.serviceMinutes);
  const minutes = phases.reduce((sum, phase) => sum + phase.minutes, 0);
  if (minutes > LIMITS.serviceMinutes)
    throw new Refused(
      `A service takes at most ${LIMITS.serviceMinutes} minutes; this one takes ${minutes} in all.`,
    );
  if (phases.length === 0) throw new Refused("A service takes at least a minute.");
  if (phases.at(0)?.kind === "processing" || phases.at(-1)?.kind === "processing")
    throw new Refused("A service begins and ends with work, not with processing.");
  return phases;
}
