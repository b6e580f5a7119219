import type { MovedIn } from "../app/manager/moving-in.ts";
import { columns } from "./columns.ts";

const TABLES = ["customers", "services", "stylists", "faqs", "appointments"] as const;

/** The report of a move for people: what came over, and what to look at. */
export function movedInText(moved: MovedIn, path: string, rehearse: boolean): string {
  const { desk, tables, notes, replaced } = moved;
  const title = rehearse
    ? `${path} would move in to ${desk.name} like this; nothing was written.`
    : `${path} has moved in to ${desk.name}.`;
  const counts = TABLES.map((name) => {
    const { found, added, known, joined, leftOut } = tables[name];
    return [
      `  ${name}`,
      `${found} found`,
      `${added} added`,
      known > 0 ? `${known} here already` : "",
      joined > 0 ? `${joined} joined with another` : "",
      leftOut > 0 ? `${leftOut} left out` : "",
    ];
  });
  const how = [
    `Times are by the clock in ${desk.zone}, numbers without a country code of ${desk.country}, prices in ${desk.currency}.`,
    "Everybody works while the desk is open on their days, and does every service; frontdesk stylists and frontdesk hours change that.",
    ...(replaced
      ? [
          "The services, people and questions of the desk file made way; its name, greeting and rules stay.",
        ]
      : []),
  ];
  const lines = notes.map(({ table, row, what, leftOut }) => {
    const which = row === null ? table : `${table} ${row}`;
    const was = leftOut ? ` Left out: ${JSON.stringify(leftOut)}` : "";
    return `  ${which}: ${what}${was}`;
  });
  const toLookAt = lines.length > 0 ? ["", "To look at:", ...lines] : [];
  return `${title}\n\n${columns(counts)}\n${[...how, ...toLookAt].join("\n")}\n`;
}
