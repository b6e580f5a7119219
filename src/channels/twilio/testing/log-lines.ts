import { createLogger, type Logger } from "../../../ops/logger.ts";

/** A logger whose lines the test can read. */
export function readableLogger(): { logger: Logger; lines: string[]; faults: () => unknown[] } {
  const lines: string[] = [];
  const logger = createLogger({
    level: "info",
    destination: { write: (line) => lines.push(line) },
  });
  return {
    logger,
    lines,
    faults: () =>
      lines.map((line) => {
        const entry: unknown = JSON.parse(line);
        return typeof entry === "object" && entry && "fault" in entry ? entry.fault : undefined;
      }),
  };
}
