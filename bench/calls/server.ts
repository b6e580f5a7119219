import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { ServerSample } from "./server-samples.ts";

export type ServerKind = "relay" | "desk";

/** A server under load, in a process of its own, so that its time and memory are nobody else's. */
export class Server implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Starts it and waits until it listens. `profileFolder`: where V8 leaves a CPU profile of it. */
  static async start(kind: ServerKind, profileFolder?: string): Promise<Server> {
    const profile =
      profileFolder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`];
    const child = fork(new URL(`${kind}-process.ts`, import.meta.url), {
      execArgv: ["--expose-gc", "--disable-warning=ExperimentalWarning", ...profile],
    });
    const [told]: { port: number }[] = await once(child, "message");
    if (!told) throw new Error(`The ${kind} did not say where it listens`);
    return new Server(child, told.port);
  }

  /** How it does now; `collect`: after its garbage was collected, which takes time of its own. */
  async sample(options: { collect?: boolean } = {}): Promise<ServerSample> {
    const told = once(this.#child, "message");
    this.#child.send(options.collect === true ? "sample and collect" : "sample");
    const [sample]: ServerSample[] = await told;
    if (!sample) throw new Error("The server did not answer");
    return sample;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.disconnect();
    await gone;
  }
}
