import type { RungCall } from "./ring.ts";

const VERDICTS: Readonly<Record<RungCall["verdict"], string>> = {
  right: "right",
  none: "none",
  wrong: "WRONG",
  name: "name",
};

/** One call in one line. */
export function callLine(call: RungCall): string {
  const { planned, verdict, report, misheard, virtualMs, realMs } = call;
  const room = planned.noiseDbfs === undefined ? "clean" : `${planned.noiseDbfs} dBFS`;
  return [
    VERDICTS[verdict].padEnd(6),
    planned.scenario.name.padEnd(15),
    planned.voice.padEnd(6),
    room.padEnd(9),
    `${report.turns.length} turns`.padStart(8),
    `${misheard} misheard`.padStart(11),
    `${Math.round(middle(responses([call]), 0.5))} ms`.padStart(8),
    `${(virtualMs / realMs).toFixed(1)}x`.padStart(6),
    verdict === "right"
      ? ""
      : ` wanted ${inWords(call)}; booked ${call.rows.join("; ") || "nothing"}`,
  ].join(" ");
}

/** What can be said of all calls together. */
export function summary(calls: readonly RungCall[]): string {
  const count = (verdict: RungCall["verdict"]) =>
    calls.filter((call) => call.verdict === verdict).length;
  const total = calls.length;
  const turns = calls.reduce((sum, { report }) => sum + report.turns.length, 0);
  const misheard = calls.reduce((sum, call) => sum + call.misheard, 0);
  const virtualMs = calls.reduce((sum, call) => sum + call.virtualMs, 0);
  const realMs = calls.reduce((sum, call) => sum + call.realMs, 0);
  const warnings = calls.reduce((sum, { report }) => sum + report.warnings.length, 0);
  const all = responses(calls);
  const short = responses(calls, (words) => /^(?:yes|no)( (?:please|thank you))?$/.test(words));
  const open = responses(calls, (words) => words.split(" ").length > 3);
  return [
    `${total} calls: ${count("right")} right (${percent(count("right"), total)}), ${count("wrong")} wrong bookings, ` +
      `${count("name")} right but under another name, ${count("none")} without what the caller wanted.`,
    `${turns} turns, ${misheard} "sorry, I didn't catch that" (${percent(misheard, turns)}), ${warnings} warnings of Twilio's.`,
    `Response, from the caller's last sound to the desk's first: ${inMs(all)}.`,
    `After a yes or no: ${inMs(short)}. After a sentence: ${inMs(open)}.`,
    `${Math.round(virtualMs / 1000)} s of calls in ${Math.round(realMs / 1000)} s: ${(virtualMs / realMs).toFixed(1)} times faster than real time.`,
  ].join("\n");
}

function responses(
  calls: readonly RungCall[],
  after: (words: string) => boolean = () => true,
): number[] {
  return calls
    .flatMap(({ report }) => report.turns)
    .flatMap(({ caller, responseMs }) =>
      responseMs !== null && after(caller) ? [responseMs] : [],
    );
}

/** The value below which this share of them lies. */
function middle(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function inMs(values: readonly number[]): string {
  return `median ${Math.round(middle(values, 0.5))} ms, 95 % under ${Math.round(middle(values, 0.95))} ms`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function inWords({ wish }: RungCall): string {
  const { service, stylist = "anyone", date, time, name } = wish;
  return `${service} with ${stylist} ${date}T${time} for ${name}`;
}
