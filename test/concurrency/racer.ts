import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Another process of this program, ready to go. */
export interface Racer {
  /** Lets it go; answers what it printed, a JSON value a line, once it has ended well. */
  go(): Promise<readonly unknown[]>;
  /** Throws what it said when it ended by itself. */
  mustLive(): void;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a script of this folder with Node itself and waits until it says that it is ready. */
export async function startRacer(script: string, args: readonly string[]): Promise<Racer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, "close");
  const reader = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    reader.on("line", (line) => {
      if (line === "ready") resolve();
      else lines.push(line);
    });
  });
  await Promise.race([ready, ended.then(() => fail(script, errors))]);
  return {
    mustLive() {
      if (child.exitCode !== null) fail(script, errors);
    },
    async go() {
      child.stdin.end("go\n");
      const [code]: unknown[] = await ended;
      if (code !== 0) fail(script, errors);
      return lines.map((line): unknown => JSON.parse(line));
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function fail(script: string, errors: string): never {
  throw new Error(`${script} did not end well: ${errors}`);
}
