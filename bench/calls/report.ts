import type { Run } from "./run.ts";
import type { Spread } from "./samples.ts";

// Callers who are later than a frame lasts measure the machine and not what answers them.
const LATE_MS = 20;

/** What so many calls at once cost the relay and the desk, side by side. */
export function report(calls: number, relay: Run, desk: Run): string {
  const cpu = [relay, desk].map((run) => (100 * run.serverCpuMs) / run.lastedMs / calls);
  const live = [relay, desk].map((run) => run.liveBytes / calls / 1024);
  const resident = [relay, desk].map((run) => run.residentBytes / calls / 1024);
  const rate = ({ messagesIn, messagesOut, lastedMs }: Run) =>
    [messagesIn, messagesOut].map((count) => (count / calls / (lastedMs / 1000)).toFixed(0));
  const rows: readonly (readonly string[])[] = [
    [`${calls} ${calls === 1 ? "call" : "calls"}`, "relay", "desk", ""],
    ["CPU a call, % of a core", ...cpu.map((percent) => percent.toFixed(3)), ratio(cpu)],
    ["live memory a call, KB", ...live.map((size) => size.toFixed(0)), ratio(live)],
    ["resident memory a call, KB", ...resident.map((size) => size.toFixed(0)), ratio(resident)],
    ["frame delay on the way in, ms", spread(relay.frameDelays), spread(desk.frameDelays), ""],
    [
      "frame there and back | end of turn to reply, ms",
      spread(relay.answers),
      spread(desk.answers),
      added(relay, desk),
    ],
    ["interruption to clear, ms", "", spread(desk.clears), `${desk.afterClear} frames after it`],
    [
      "gaps within sentences, ms",
      "",
      desk.gaps.count === 0 ? "none" : `${desk.gaps.count}: ${spread(desk.gaps)}`,
      "",
    ],
    ["messages a call and second, in/out", rate(relay).join("/"), rate(desk).join("/"), ""],
    ["the callers' own lateness, ms", spread(relay.lateness), spread(desk.lateness), ""],
    ["the callers' CPU, % of a core", share(relay), share(desk), ""],
  ];
  return rows
    .map(([name = "", one = "", other = "", note = ""]) =>
      `${name.padEnd(48)}${one.padStart(20)}${other.padStart(20)}   ${note}`.trimEnd(),
    )
    .concat(late([relay, desk]) ? [TOO_BUSY] : [])
    .join("\n")
    .concat("\n");
}

const TOO_BUSY =
  "The callers themselves were late: this machine had other work, or too much of this. Delays of this run mean little.";

function late(runs: readonly Run[]): boolean {
  return runs.some(({ lateness }) => lateness.p95 > LATE_MS);
}

function spread({ count, p50, p95, p99 }: Spread): string {
  return count === 0 ? "-" : [p50, p95, p99].map((ms) => ms.toFixed(2)).join(" / ");
}

function ratio([relay = NaN, desk = NaN]: readonly number[]): string {
  return `${(desk / relay).toFixed(1)} times the relay`;
}

function added(relay: Run, desk: Run): string {
  return `${(desk.answers.p50 - relay.answers.p50).toFixed(2)} ms added (p95 ${(desk.answers.p95 - relay.answers.p95).toFixed(2)})`;
}

function share({ callersCpuMs, lastedMs }: Run): string {
  return ((100 * callersCpuMs) / lastedMs).toFixed(0);
}
