import type { Command } from "./command.ts";
import { commands } from "./commands.ts";

/** What `frontdesk help` prints: every command in half a line, by what an owner wants to do. */
export function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const named = new Set(GROUPS.flatMap(({ names }) => names));
  const groups = [
    ...GROUPS.map(({ title, names }) => ({
      title,
      members: commands.filter(({ name }) => names.includes(name)),
    })),
    { title: "More", members: commands.filter(({ name }) => !named.has(name)) },
  ];
  const sections = groups
    .filter(({ members }) => members.length > 0)
    .map(({ title, members }) =>
      [`${title}:`, ...members.map((one) => line(one, width))].join("\n"),
    );
  return `Frontdesk answers the phone and gets the caller's business done.

Usage: frontdesk <command> [options]

${sections.join("\n\n")}

frontdesk <command> --help explains one of them. Settings are read from .env; .env.example explains each.
`;
}

function line({ name, summary }: Command, width: number): string {
  return `  ${name.padEnd(width)}  ${summary}`;
}

/** In the order in which they are met; a command that is in none of them is shown at the end. */
const GROUPS: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  { title: "Answer calls, and try it", names: ["serve", "call", "chat", "doctor"] },
  {
    title: "The book",
    names: ["appointments", "customers", "changes", "undo", "db", "export", "import"],
  },
  {
    title: "The business",
    names: [
      "services",
      "stylists",
      "reasons",
      "providers",
      "locations",
      "rooms",
      "hours",
      "time-off",
      "closures",
      "faqs",
      "calendars",
    ],
  },
  { title: "What customers are told", names: ["remind", "messages", "outreach"] },
  { title: "A lobby", names: ["visits", "employees", "departments", "documents", "deny", "match"] },
  { title: "Looking into it", names: ["resolve", "replay"] },
  { title: "The database", names: ["migrate", "seed", "erase"] },
];
