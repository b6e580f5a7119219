import { kindOfFailure, type Failover } from "../ports/failover.ts";

/** What is wrong with a service that failed, and what its owner can do about it; follows its name. */
export function faultOf(error: unknown): string {
  return FAULTS[kindOfFailure(error)];
}

const FAULTS: Readonly<Record<Failover["failure"], string>> = {
  authentication: "refuses the key; compare it with the one in its console.",
  "invalid-request": "refuses what it is asked; check the model and the voice in .env.",
  "rate-limit": "is asked too often for this account just now; try again in a minute.",
  quota: "has no credit left on this account; its console says more.",
  timeout: "doesn't answer in time; check this machine's way to the internet.",
  connectivity: "can't be reached from here; check this machine's way to the internet.",
  server: "has a fault of its own; look at its status page.",
  unknown: "can't be used; start with LOG_LEVEL=debug and look at the log.",
};
