import type { Answer } from "./calendar-store.ts";

/** One part of a 207 answer (RFC 4918, 13): properties that were found and names of those that were not, or a status alone. */
export interface ResponsePart {
  readonly href: string;
  readonly status?: number;
  /** Ready XML by the names with prefix. */
  readonly found?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
}

/** Builds a 207 answer. */
export function multistatus(parts: readonly ResponsePart[], rest = ""): Answer {
  return {
    status: 207,
    headers: { "content-type": 'application/xml; charset="utf-8"' },
    body:
      '<?xml version="1.0" encoding="utf-8"?>\n<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">' +
      `${parts.map(part).join("\n")}${rest}</d:multistatus>`,
  };
}

/** Text as XML takes it. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

function part({ href, status, found = {}, missing = [] }: ResponsePart): string {
  const inside =
    status === undefined
      ? propstat(
          200,
          Object.entries(found).map(([name, value]) => `<${name}>${value}</${name}>`),
        ) +
        propstat(
          404,
          missing.map((name) => `<${name}/>`),
        )
      : statusLine(status);
  return `<d:response><d:href>${escapeXml(href)}</d:href>${inside}</d:response>`;
}

function propstat(status: number, properties: readonly string[]): string {
  if (properties.length === 0) return "";
  return `<d:propstat><d:prop>${properties.join("")}</d:prop>${statusLine(status)}</d:propstat>`;
}

function statusLine(status: number): string {
  const words = { 200: "OK", 404: "Not Found", 507: "Insufficient Storage" }[status] ?? "Status";
  return `<d:status>HTTP/1.1 ${status} ${words}</d:status>`;
}
