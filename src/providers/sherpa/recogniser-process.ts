import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { ProviderError } from "../../ports/provider-error.ts";
import { findModel } from "./model-folder.ts";
import type { WorkerAnswer, WorkerRequest } from "./worker-messages.ts";

const MOST_OF_ITS_LAST_WORDS = 2000;

/** The process that runs the recogniser, and whoever waits for what it hears. */
export class RecogniserProcess implements AsyncDisposable {
  /** Resolves when it can hear; rejects with one sentence that says what is wrong and what to do. */
  readonly ready: Promise<void>;
  readonly #listeners = new Map<number, (answer: WorkerAnswer | ProviderError) => void>();
  #child: ChildProcess | undefined;
  #isOver = false;
  #lastWords = "";

  constructor(folder: string) {
    this.ready = this.#start(folder);
    // Whoever listens is told, too.
    this.ready.catch((error: unknown) => this.#fail(asFailure(error)));
  }

  /** Whether it has ended, and another one is needed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** What the process says of this ear goes to the listener, and so does its end. */
  listen(ear: number, listener: (answer: WorkerAnswer | ProviderError) => void): void {
    if (this.#isOver) listener(gone());
    else this.#listeners.set(ear, listener);
  }

  forget(ear: number): void {
    this.#listeners.delete(ear);
  }

  send(request: WorkerRequest): void {
    if (this.#child?.connected === true) this.#child.send(request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    this.#fail(gone());
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill();
    await ended;
  }

  async #start(folder: string): Promise<void> {
    const model = await findModel(folder);
    if (!model.ok) throw new ProviderError("sherpa", "invalid-request", model.reason);
    if (this.#isOver) throw gone();
    const child = fork(new URL("sherpa-worker.ts", import.meta.url), {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // It needs nothing of what the desk knows.
      env: {},
    });
    this.#child = child;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-MOST_OF_ITS_LAST_WORDS);
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    child.on("message", (answer: WorkerAnswer) => {
      if (answer.type === "loaded") {
        isLoaded = true;
        resolve();
      } else if (answer.type === "missing") reject(noPart());
      else this.#listeners.get(answer.ear)?.(answer);
    });
    child.on("error", reject);
    let isLoaded = false;
    child.on("close", () => {
      const failure = isLoaded ? gone() : notLoaded(folder, this.#lastWords);
      reject(failure);
      this.#fail(failure);
    });
    this.send({ type: "load", files: model.files });
    await promise;
  }

  #fail(failure: ProviderError): void {
    this.#isOver = true;
    const listeners = [...this.#listeners.values()];
    this.#listeners.clear();
    for (const listener of listeners) listener(failure);
  }
}

function asFailure(error: unknown): ProviderError {
  return error instanceof ProviderError
    ? error
    : new ProviderError("sherpa", "server", "its process could not be started", { cause: error });
}

function gone(): ProviderError {
  return new ProviderError("sherpa", "server", "its process has ended");
}

function noPart(): ProviderError {
  const machine = `${process.platform}-${process.arch}`;
  return new ProviderError(
    "sherpa",
    "invalid-request",
    `sherpa-onnx-node has no part for ${machine} here. Run npm install on this machine, without leaving out optional packages`,
  );
}

/** What its native code prints last says what it did not like, and names no caller: it has not heard any. */
function notLoaded(folder: string, lastWords: string): ProviderError {
  const lines = lastWords.split("\n").map((line) => line.trim());
  const reason = lines.findLast((line) => line !== "") ?? "it ended without a word";
  return new ProviderError(
    "sherpa",
    "invalid-request",
    `The model in ${folder} can't be loaded (${reason}). Download it again, and take a streaming zipformer`,
  );
}
