/** How one part is doing: `degraded` means that calls still work, by a fallback or with something missing. */
export interface PartHealth {
  readonly state: "healthy" | "degraded";
  /** One clear sentence when something is wrong. It never holds a caller's data. */
  readonly detail?: string;
}

export interface HealthReport {
  readonly status: "healthy" | "degraded";
  readonly parts: Readonly<Record<string, PartHealth>>;
}

/** Where each part of the service says how it is, and where `/health` and `frontdesk doctor` ask. */
export class HealthRegistry {
  readonly #checks = new Map<string, () => PartHealth | Promise<PartHealth>>();

  /** Adds the check of one part. A check that throws counts as degraded; it should answer within a second. */
  register(part: string, check: () => PartHealth | Promise<PartHealth>): void {
    this.#checks.set(part, check);
  }

  /** Asks every part at once. */
  async report(): Promise<HealthReport> {
    const parts = Object.fromEntries(
      await Promise.all(
        [...this.#checks].map(async ([part, check]) => [part, await ask(check)] as const),
      ),
    );
    const degraded = Object.values(parts).some((part) => part.state === "degraded");
    return { status: degraded ? "degraded" : "healthy", parts };
  }
}

async function ask(check: () => PartHealth | Promise<PartHealth>): Promise<PartHealth> {
  try {
    return await check();
  } catch {
    // The error's own words may hold a connection string or a caller's data, so they stay out of the answer.
    return { state: "degraded", detail: "The check itself failed." };
  }
}
