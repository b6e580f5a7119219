import { NoPublicOrigin } from "../channels/twilio/no-public-origin.ts";
import { CallRefused } from "../channels/twilio/simulator/index.ts";
import { ConfigError } from "../config/config-error.ts";
import { DatabaseNewer } from "../store/database-newer.ts";
import { DatabaseUnusable } from "../store/database-unusable.ts";
import { StartFault } from "./start-fault.ts";

const FOR_OWNERS = [
  ConfigError,
  DatabaseNewer,
  DatabaseUnusable,
  StartFault,
  CallRefused,
  NoPublicOrigin,
];

/** What to tell the owner of a fault they can mend, in a sentence or a few; undefined for a fault of the program. */
export function ownerFault(error: unknown): string | undefined {
  if (error instanceof Error && FOR_OWNERS.some((kind) => error instanceof kind)) {
    return error.message;
  }
  return undefined;
}
