import { examine } from "../app/examine.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const doctorCommand: Command = {
  name: "doctor",
  summary: "check every part and say what to fix",
  help: `Usage: frontdesk doctor [--json]

Tries each part that a call needs, one line each, and says what to do about those that don't work. Exit code 1 when one
doesn't.

  --json   as data: [{part, state: "ok" | "off" | "broken", detail}]
`,
  options: { json: { type: "boolean" } },
  async run({ values, positionals, output }) {
    refuseWords("doctor", positionals);
    const findings = await examine(await loadConfig());
    if (values["json"] === true) {
      output.write(`${JSON.stringify(findings, null, 2)}\n`);
    } else {
      const width = Math.max(...findings.map((finding) => finding.part.length));
      for (const { part, state, detail } of findings) {
        output.write(`${state.padEnd(6)}  ${part.padEnd(width)}  ${detail}\n`);
      }
    }
    return findings.some((finding) => finding.state === "broken") ? 1 : 0;
  },
};
