import type { TurnTrace } from "../domain/calls/turn-trace.ts";

// One sign of a bar; the longest bar still fits beside the words.
const LEAST_MS_A_SIGN = 25;
const LONGEST_BAR = 48;

/** The parts of an answer, with the sign that stands for each and the moment that ends it. */
const PARTS = [
  { sign: ".", name: "end of the turn", until: "turnEndMs" },
  { sign: "b", name: "brain", until: "firstTokenMs" },
  { sign: "s", name: "rest of the sentence", until: "firstSentenceMs" },
  { sign: "v", name: "voice", until: "firstAudioMs" },
  { sign: "l", name: "line", until: "firstSoundMs" },
] as const;

/** Where the time of each answer went, as one bar a turn; an empty text when nothing was answered. */
export function waterfall(traces: readonly TurnTrace[]): string {
  const answered = traces.filter(({ firstSoundMs }) => firstSoundMs !== undefined);
  if (answered.length === 0) return "";
  const longestMs = Math.max(...answered.map(({ firstSoundMs = 0 }) => firstSoundMs));
  const signMs = Math.max(LEAST_MS_A_SIGN, Math.ceil(longestMs / LONGEST_BAR / 25) * 25);
  const legend = PARTS.map(({ sign, name }) => `${sign} ${name}`).join(", ");
  return [
    `Where that time went, one sign for ${signMs} ms (${legend}):`,
    ...answered.map((trace) => `  ${barLine(trace, signMs)}`),
    "",
  ].join("\n");
}

function barLine(trace: TurnTrace, signMs: number): string {
  const { turn, firstSoundMs = 0, thinkMs, turnEndMs, fillerMs, tools } = trace;
  const notes = [
    ...(thinkMs !== undefined && thinkMs < turnEndMs
      ? [`asked ahead at ${round(thinkMs)} ms`]
      : []),
    ...(tools > 0 ? [`${tools} ${tools === 1 ? "tool" : "tools"}`] : []),
    ...(fillerMs !== undefined ? [`filler at ${round(fillerMs)} ms`] : []),
  ];
  const end = notes.length > 0 ? `  ${notes.join(", ")}` : "";
  return `${String(turn + 1).padStart(2)}  ${round(firstSoundMs).padStart(5)} ms  ${bar(trace, signMs)}${end}`;
}

function bar(trace: TurnTrace, signMs: number): string {
  let signs = "";
  for (const { sign, until } of PARTS) {
    const upTo = Math.round((trace[until] ?? 0) / signMs);
    signs = signs.padEnd(upTo, sign);
  }
  return signs;
}

function round(ms: number): string {
  return String(Math.round(ms));
}
