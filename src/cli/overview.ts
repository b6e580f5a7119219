import { commands } from "./commands.ts";

/** What `frontdesk help` prints: every command in half a line. */
export function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Frontdesk answers the phone and gets the caller's business done.

Usage: frontdesk <command> [options]

${lines.join("\n")}

frontdesk <command> --help explains one of them. Settings are read from .env; .env.example explains each.
`;
}
