import { runCli } from "./cli/run-cli.ts";

const stop = new AbortController();
let asked = 0;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    asked += 1;
    stop.abort(new Error(`Stopped by ${signal}`));
    // Someone who asks twice does not want to wait for a sentence to end.
    if (asked > 1) process.exit(130);
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  signal: stop.signal,
});
