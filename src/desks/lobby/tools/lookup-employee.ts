import { z } from "zod";
import { findHost, type FindHostResult } from "../../../actions/lobby/hosts/find-host.ts";
import type { Host } from "../../../actions/lobby/hosts/host.ts";
import { unreachable } from "../../../base/unreachable.ts";
import type { Json } from "../../../base/json.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";
import { sayFoundHost } from "../words/say-host.ts";

const input = z.object({
  name: z
    .string()
    .max(200)
    .describe("The name as the visitor said it, whole or in part. Never a guess of yours."),
  spelled: z
    .string()
    .max(200)
    .optional()
    .describe("The letters, when they spelled it: 'o, b as in boy, r, i, e, n'."),
  department: z
    .string()
    .max(100)
    .optional()
    .describe("Where the person works, in the visitor's words: 'marketing'."),
  site: z.string().max(100).optional().describe("Which office, if the visitor said one."),
  visitor: z.string().max(100).optional().describe("The visitor's own name, if you know it."),
});

/** Looks for whoever a visitor came to see. */
export function lookupEmployee(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "lookup_employee",
    description:
      "Looks for the person a visitor wants to see. `found`: ask the visitor to confirm that name and department. `several`: ask which, by department. `none`: ask them to spell the last name. `gone`: that person left; offer the other one. `away`: offer the other one or a message. `too-many`: put the visitor through to a person. Say what it says. It is for one name the visitor gave; it can't list people.",
    input,
    // It counts the names that are tried, so it must not run for a reply that is thrown away.
    effect: "propose",
    filler: "One moment, I'm looking.",
    async run(wish, toolContext) {
      const { name, ...rest } = wish;
      const found = await findHost(onBehalfOf(book, toolContext), { name, ...withoutGaps(rest) });
      return { status: "ok", data: dataOf(found), speakable: sayFoundHost(found) };
    },
  };
}

/** What was given, without what was left out or left empty. */
function withoutGaps(
  given: Omit<z.infer<typeof input>, "name">,
): Partial<Record<keyof typeof given, string>> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}

function dataOf(found: FindHostResult): Json {
  const { outcome } = found;
  switch (outcome) {
    case "found":
      return { outcome, hosts: [hostData(found.host)] };
    case "several":
      return { outcome, hosts: found.hosts.map(hostData), ask: found.ask };
    case "gone":
      return { outcome, name: found.name, ...insteadOf(found.instead) };
    case "away":
      return { outcome, hosts: [hostData(found.host)], ...insteadOf(found.instead) };
    case "none":
    case "too-many":
      return { outcome };
    default:
      return unreachable(outcome);
  }
}

function insteadOf(instead: Host | undefined): { readonly instead?: Json } {
  return instead === undefined ? {} : { instead: hostData(instead) };
}

/** What a visitor may know of somebody. */
export function hostData({ handle, name, department, site }: Host): Json {
  return {
    host: handle,
    name,
    ...(department !== undefined && { department }),
    ...(site !== undefined && { site }),
  };
}
