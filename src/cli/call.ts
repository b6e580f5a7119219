import { readFile, writeFile } from "node:fs/promises";
import { lineByLine, type CallerScript } from "../app/trial/caller-script.ts";
import type { OutgoingTrial } from "../app/trial/picked-up.ts";
import { callerVoices, ringDesk, type RingReport } from "../app/trial/ring-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { appointmentTable } from "./appointments.ts";
import { CommandFailed, UsageError, type Command, type CommandInput } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { waterfall } from "./waterfall.ts";

const DEFAULT_NUMBER = "+919840012345";

export const callCommand: Command = {
  name: "call",
  summary: "ring the desk with a caller who speaks",
  help: `Usage: frontdesk call [--say "..."]... [--script <file>] [options]

Rings the desk that is running on PORT, or one it starts for this call, over the telephone's own protocol: a synthetic voice
speaks, the desk listens and answers, and what it books is real. Shows the conversation as it is spoken, then how fast each
answer came and what changed in the book. Without --say or --script a built-in caller books a haircut.
With --reminder it's the desk that rings about that appointment, as it would ring its customer: the caller picks up, and
what they say is done. Nobody's telephone rings, and no account is needed.

  --say <words>      what the caller says next; give it several times for several turns
  --script <file>    a file with one turn a line; "press 98401 23456" keys digits, # begins a comment
  --voice <name>     the caller's voice: ${callerVoices().join(", ")} (rms)
  --from <number>    the caller's number in international form (${DEFAULT_NUMBER}), or "anonymous"
  --reminder <id>    the appointment to be called about; one that is over is asked about. The ids are in
                     frontdesk appointments --ids
  --voicemail        with --reminder: a machine takes the call
  --noise <dBFS>     white noise behind the caller, for example -40
  --wav <file>       keeps the sound of both sides, the caller on the left
  --json             as data: {callId, outcome, turns: [{caller, heard, said, responseMs}], traces,
                     appointments}

  frontdesk call --say "I'd like a beard trim tomorrow at five p m" --say "my name is Arun" --say "yes please" --say "yes"
`,
  options: {
    say: { type: "string", multiple: true },
    script: { type: "string" },
    voice: { type: "string" },
    from: { type: "string" },
    reminder: { type: "string" },
    voicemail: { type: "boolean" },
    noise: { type: "string" },
    wav: { type: "string" },
    json: { type: "boolean" },
  },
  async run({ values, positionals, output, signal }) {
    refuseWords("call", positionals);
    const json = values["json"] === true;
    const voiceName = oneOf("voice", values["voice"], callerVoices(), "rms");
    const noiseDbfs = noiseOf(values["noise"]);
    const script = await scriptOf(values);
    const outgoing = outgoingOf(values);
    const report = await ringDesk({
      config: await loadConfig(),
      ...(script && { script }),
      ...(outgoing && { outgoing }),
      voiceName,
      from: numberOf(values["from"]),
      ...(noiseDbfs !== undefined && { noiseDbfs }),
      signal,
      onEvent(event) {
        if (json) return;
        if (event.type === "receptionist-says") output.write(`  Receptionist  ${event.text}\n`);
        if (event.type === "caller-said") output.write(`  Caller        ${event.text}\n`);
      },
    });
    if (typeof values["wav"] === "string") await keepSound(values["wav"], report.wav);
    output.write(json ? asJson(report) : asText(report));
    return 0;
  },
};

async function scriptOf(
  values: CommandInput["values"],
): Promise<((nowLocal: string) => CallerScript) | undefined> {
  const { say, script } = values;
  if (say !== undefined && script !== undefined) {
    throw new UsageError("give either --say or --script, not both.");
  }
  if (Array.isArray(say)) return () => lineByLine(say.map(String));
  if (typeof script !== "string") return undefined;
  const text = await readFile(script, "utf8").catch(() => {
    throw new UsageError(`the file ${script} can't be read.`);
  });
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length === 0) throw new UsageError(`the file ${script} has no lines to say.`);
  return () => lineByLine(lines);
}

/** The call that the desk makes, where it is one. */
function outgoingOf({
  reminder,
  voicemail,
  from,
}: CommandInput["values"]): OutgoingTrial | undefined {
  if (typeof reminder !== "string") {
    if (voicemail === true) throw new UsageError("--voicemail goes with --reminder.");
    return undefined;
  }
  if (from !== undefined) throw new UsageError("--from doesn't go with --reminder.");
  return { appointmentId: reminder, byVoicemail: voicemail === true };
}

function oneOf(name: string, value: unknown, known: readonly string[], usual: string): string {
  if (value === undefined) return usual;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${name} takes one of ${known.join(", ")}.`);
  return found;
}

function numberOf(value: unknown): string {
  if (value === undefined) return DEFAULT_NUMBER;
  if (value === "anonymous") return "Anonymous";
  const number = typeof value === "string" ? value.replaceAll(/[\s()-]/g, "") : "";
  if (!/^\+[1-9]\d{6,14}$/.test(number)) {
    throw new UsageError('--from takes a number such as "+91 98401 23456", or anonymous.');
  }
  return number;
}

function noiseOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const level = Number(value);
  if (!(level <= 0 && level >= -100)) {
    throw new UsageError("--noise takes a level from -100 to 0 dBFS, for example -40.");
  }
  return level;
}

async function keepSound(path: string, wav: Uint8Array): Promise<void> {
  try {
    await writeFile(path, wav);
  } catch (cause) {
    throw new CommandFailed(
      `the sound can't be written to ${path}; name a file in a folder that is there.`,
      {
        cause,
      },
    );
  }
}

function asJson({ callId, outcome, turns, traces, appointments }: RingReport): string {
  return `${JSON.stringify({ callId, outcome, turns, traces, appointments }, null, 2)}\n`;
}

function asText(report: RingReport): string {
  const { callId, outcome, turns, traces, appointments, ending, warnings } = report;
  const times = turns.map(({ caller, responseMs }) => {
    const ms = responseMs === null ? "      -" : `${String(Math.round(responseMs)).padStart(4)} ms`;
    return `  ${ms}  after "${caller}"`;
  });
  return [
    "",
    "Time from the caller's last sound to the first of the answer:",
    ...times,
    "",
    ...[waterfall(traces)].filter((text) => text !== ""),
    `The call ${callId} ended: ${outcome}${ending.dialled === undefined ? "" : ` to ${ending.dialled}`}.`,
    ...warnings.map((warning) => `Twilio would warn: ${warning}`),
    appointments.length === 0 ? "Nothing changed in the book." : "In the book now:",
    appointments.length === 0 ? "" : appointmentTable(appointments),
  ].join("\n");
}
