import { createHash } from "node:crypto";
import { escapeHtml } from "../../base/escape-html.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import {
  byPlace,
  headCount,
  type RollCall,
  type RollCallEntry,
} from "../../domain/visits/roll-call.ts";
import { ROLL_CALL_SCRIPT } from "./roll-call-script.ts";
import { ROLL_CALL_STYLE } from "./roll-call-style.ts";

/** What the page's Content-Security-Policy allows besides: this very style and this very script. */
export const ROLL_CALL_HASHES = {
  style: hashOf(ROLL_CALL_STYLE),
  script: hashOf(ROLL_CALL_SCRIPT),
};

/**
 * The roll call as a page that needs nothing else: to tick off who is outside, to search, to print. Opened as a file it is the same.
 * `links`: where it is served, the way to and from a drill.
 */
export function rollCallPage(
  roll: RollCall,
  options: { readonly isDrill: boolean; readonly links: boolean },
): string {
  const { business, people, zone, asOfMs, assemblyPoint } = roll;
  const total = headCount(people);
  const where =
    assemblyPoint === undefined ? "" : `<p>Everybody gathers at ${escapeHtml(assemblyPoint)}.</p>`;
  const [href, link] = options.isDrill
    ? ["/roll-call", "End the drill"]
    : ["/roll-call?drill=1", "This is a drill"];
  const places = byPlace(people);
  const isOnly = places.length === 1;
  const sections = places.map(([place, own]) => section(place, own, { zone, isOnly }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Roll call · ${escapeHtml(business)}</title>
<style>${ROLL_CALL_STYLE}</style>
</head>
<body>
${options.isDrill ? '<p class="drill">THIS IS A DRILL</p>' : ""}
<h1>Roll call: ${escapeHtml(business)}</h1>
<p class="count" aria-live="polite"><span id="found">0</span> of ${total} found</p>
<p>Visitors who haven't signed out, as of ${toLocal(asOfMs, zone).replace("T", " ")}. Staff are not in it.</p>
${where}
<div class="tools">
<input type="search" id="search" placeholder="Search for a name, company or host" aria-label="Search">
${options.links ? `<a href="${href}">${link}</a>` : ""}
</div>
${people.length === 0 ? "<p>Nobody is signed in.</p>" : sections.join("\n")}
<script>${ROLL_CALL_SCRIPT}</script>
</body>
</html>
`;
}

function section(
  place: string | null,
  people: readonly RollCallEntry[],
  { zone, isOnly }: { readonly zone: string; readonly isOnly: boolean },
): string {
  const name = place ?? "Place not known";
  const heading =
    place === null && isOnly ? "" : `<h2>${escapeHtml(name)}: ${headCount(people)}</h2>\n`;
  return `${heading}<ul>\n${people.map((one) => row(one, zone)).join("\n")}\n</ul>`;
}

function row(one: RollCallEntry, zone: string): string {
  const { visitId, partySize, company } = one;
  const group = partySize > 1 ? ` and ${partySize - 1} more` : "";
  const who = escapeHtml(`${one.visitor ?? "A visitor whose name we don't know"}${group}`);
  const department = one.department === null ? "" : ` (${one.department})`;
  const host = `here for ${one.host ?? "the front desk"}${department}`;
  const more = escapeHtml(company === null ? host : `${company}, ${host}`);
  const since = toLocal(one.arrivedAtMs, zone).slice(11);
  const box = `<input type="checkbox" name="${escapeHtml(visitId)}" value="${partySize}">`;
  const words = `<span><span class="who">${who}</span><span class="more">${more}</span></span>`;
  return `<li data-visit><label>${box}${words}<span class="since">${since}</span></label></li>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
