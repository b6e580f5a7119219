import type { XmlElement } from "./read-xml.ts";

export const DAV = "DAV:";
const CALDAV = "urn:ietf:params:xml:ns:caldav";

/** An element's name with the prefix that the stand-in's answers use; `x:` for what it knows nothing of. */
export function prefixed({ namespace, name }: XmlElement): string {
  const prefix = namespace === DAV ? "d" : namespace === CALDAV ? "c" : "x";
  return `${prefix}:${name}`;
}
