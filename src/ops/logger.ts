import pino, { type DestinationStream, type Logger } from "pino";
import { loggedError } from "./logged-error.ts";

export type { Logger } from "pino";

/**
 * The log: one JSON line an event on standard error. A caller's name, number or words never go into it; a call is named
 * by its id.
 */
export function createLogger(options: { level: string; destination?: DestinationStream }): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (thrown: unknown) => loggedError(thrown) },
    },
    options.destination ?? pino.destination({ fd: 2, sync: false }),
  );
}

/** A log that goes nowhere. */
export const silentLogger: Logger = pino({ level: "silent" });
