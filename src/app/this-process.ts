import { randomBytes } from "node:crypto";
import { hostname } from "node:os";

const RUN = randomBytes(6).toString("hex");

/** Names this run of the program, so that a later one can tell whether it still lives: `pid@host/run`. */
export const thisProcess = `${process.pid}@${hostname()}/${RUN}`;

/** Whether a process named so may still run: `unknown` when it ran on another machine. */
export function lifeOf(name: string): "alive" | "gone" | "unknown" {
  if (name === thisProcess) return "alive";
  const [, pid, host] = /^(\d+)@(.*)\/[^/]*$/.exec(name) ?? [];
  if (pid === undefined || host !== hostname()) return "unknown";
  // Our own number under another name was ours to be had again: in a container every run is process 1.
  if (Number(pid) === process.pid) return "gone";
  try {
    process.kill(Number(pid), 0);
    return "alive";
  } catch (error) {
    const forbidden = error instanceof Error && "code" in error && error.code === "EPERM";
    return forbidden ? "alive" : "gone";
  }
}
