import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// What is compiled once is kept, which halves the time every later command takes to begin.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/frontdesk", import.meta.url)));
const { runCli } = await import("./cli/run-cli.ts");
const { createLogger } = await import("./ops/logger.ts");

// npm passes a Ctrl-C on to a program that the terminal has already told: within half a second it is the same one.
const SAME_PRESS_MS = 500;

const stop = new AbortController();
let firstAskedAtMs: number | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    firstAskedAtMs ??= performance.now();
    stop.abort(new Error(`Stopped by ${signal}`));
    // Someone who asks twice does not want to wait for a sentence to end.
    if (performance.now() - firstAskedAtMs > SAME_PRESS_MS) process.exit(130);
  });
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough, as in `frontdesk appointments | head -1`.
  if (error.code !== "EPIPE") throw error;
  stop.abort(error);
});

process.on("uncaughtException", (error) => {
  const sentence = "Something went wrong inside Frontdesk and it stopped; start it again.";
  // One line, for whoever mends it: where it happened, and nothing of what callers said.
  createLogger({ level: "fatal" }).fatal({ err: error }, sentence);
  process.exit(1);
});

process.exitCode = await runCli(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  signal: stop.signal,
});
