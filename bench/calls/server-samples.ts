import type { Samples, Spread } from "./samples.ts";

/** What a server process tells of itself. */
export interface ServerSample {
  /** Processor time since it began, in ms. */
  readonly cpuMs: number;
  readonly residentBytes: number;
  /** What is in use after the garbage was collected. */
  readonly liveBytes: number;
  /** From when a frame was sent to when it was taken, in ms, since the last sample. */
  readonly frameDelays: Spread;
}

/** Tells the process that started this one where it listens, and how it does whenever that asks; ends with it. */
export function serveSamples(port: number, frameDelays: Samples, close: () => Promise<void>): void {
  process.on("message", (asked) => {
    const collect = asked === "sample and collect";
    if (collect) globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const sample: ServerSample = {
      cpuMs: (user + system) / 1000,
      residentBytes: rss,
      liveBytes: heapUsed + external,
      frameDelays: frameDelays.spread(),
    };
    frameDelays.clear();
    process.send?.(sample);
  });
  process.once("disconnect", () => void close().finally(() => process.exit()));
  process.send?.({ port });
}
