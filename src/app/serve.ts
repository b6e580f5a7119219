import type { Config } from "../config/config.ts";
import { createLogger } from "../ops/logger.ts";
import { startService, type Service } from "./start-service.ts";

/** Starts the service with its log on standard error. */
export function serve(config: Config): Promise<Service> {
  return startService(config, createLogger({ level: config.logLevel }));
}
