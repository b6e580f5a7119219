import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const GLAMDESK = fileURLToPath(new URL("../../../desks/glamdesk.yaml", import.meta.url));

type Settings = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** An installation in a folder of its own, with nothing set that the test doesn't set, run as its owner runs it. */
export class Installation implements AsyncDisposable {
  readonly folder: string;
  readonly databasePath: string;
  readonly #running = new Set<RunningCommand>();

  private constructor(folder: string) {
    this.folder = folder;
    this.databasePath = join(folder, "book.db");
  }

  static async open(): Promise<Installation> {
    return new Installation(await mkdtemp(join(tmpdir(), "frontdesk-")));
  }

  /** Starts `frontdesk <words>`. */
  start(words: readonly string[], settings: Settings = {}): RunningCommand {
    const command = new RunningCommand(words, this.folder, {
      DATABASE_URL: this.databasePath,
      DESK_FILES: GLAMDESK,
      PORT: "0",
      ...settings,
    });
    this.#running.add(command);
    return command;
  }

  /** Runs `frontdesk <words>` to its end with these lines on its standard input. */
  async run(
    words: readonly string[],
    settings: Settings & { readonly typed?: string } = {},
  ): Promise<Ended> {
    const { typed = "", ...rest } = settings;
    const command = this.start(words, rest);
    command.child.stdin.end(typed);
    return await command.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { child } of this.#running) child.kill("SIGKILL");
    await Promise.all([...this.#running].map((command) => command.ended));
    await rm(this.folder, { recursive: true });
  }
}

/** One command as a process of its own. */
export class RunningCommand {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  #output = "";
  #errors = "";

  constructor(words: readonly string[], cwd: string, env: Settings) {
    this.child = spawn(process.execPath, [MAIN, ...words], { cwd, env: { ...env } });
    this.child.stdout.on("data", (data: Buffer) => void (this.#output += data.toString()));
    this.child.stderr.on("data", (data: Buffer) => void (this.#errors += data.toString()));
    // A command that refuses its words ends without reading what was typed.
    this.child.stdin.on("error", () => undefined);
    this.ended = once(this.child, "close").then(([code]: (number | null)[]) => ({
      code: code ?? null,
      output: this.#output,
      errors: this.#errors,
    }));
  }

  get errors(): string {
    return this.#errors;
  }

  /** Settles with the first group of `pattern` once the command has printed it; throws when it ends before. */
  async printed(pattern: RegExp): Promise<string> {
    const found = () => pattern.exec(this.#output + this.#errors);
    while (!found()) {
      const ended = await Promise.race([
        once(this.child.stdout, "data").then(() => false),
        once(this.child.stderr, "data").then(() => false),
        this.ended.then(() => true),
      ]);
      if (ended && !found()) throw new Error(`It ended without ${pattern}: ${this.#errors}`);
    }
    return found()?.[1] ?? "";
  }
}

/** Where a `serve` listens, once it does. */
export function origin(service: RunningCommand): Promise<string> {
  return service.printed(/Frontdesk answers at (\S+)\n/);
}
