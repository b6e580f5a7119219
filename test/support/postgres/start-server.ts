import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A PostgreSQL server of our own, gone with everything in it when it is disposed of or when this process ends. */
export interface PostgresServer extends AsyncDisposable {
  /** Of its maintenance database; `databaseOn` makes others. */
  readonly url: string;
  /** Stops it as its administrator would, and keeps its data. */
  stop(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
}

/** Starts one. `durable` makes a commit wait for the disk, as in earnest. Throws what the server said when it can't start. */
export async function startPostgresServer(
  options: { readonly durable?: boolean } = {},
): Promise<PostgresServer> {
  const script = join(import.meta.dirname, "keep-server.ts");
  const keeper = spawn(
    process.execPath,
    [script, ...(options.durable === true ? ["durable"] : [])],
    {
      stdio: ["pipe", "pipe", "pipe"],
      // Ctrl-C in a terminal goes to all processes of a group; the server has to outlive the tests that use it.
      detached: true,
    },
  );
  let errors = "";
  keeper.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(keeper, "close");
  const lines = createInterface({ input: keeper.stdout });
  const url = await Promise.race([
    once(lines, "line").then(([line]: unknown[]) => String(line)),
    ended.then(() => {
      throw new Error(errors);
    }),
  ]);
  const tell = async (line: "stop" | "start") => {
    const answered = once(lines, "line");
    keeper.stdin.write(`${line}\n`);
    await answered;
  };
  return {
    url,
    stop: () => tell("stop"),
    start: () => tell("start"),
    async [Symbol.asyncDispose]() {
      keeper.stdin.end();
      await ended;
    },
  };
}
