import { CALENDAR_PATH, type Answer, type CalendarStore } from "./calendar-store.ts";
import { multistatus, type ResponsePart } from "./multistatus.ts";
import { DAV, prefixed } from "./names.ts";
import { readXml } from "./read-xml.ts";

const PRINCIPAL = "/dav/principals/priya/";
const HOME = "/dav/calendars/priya/";

/** Answers who somebody is, where their calendars are and what is known of each. */
export function answerPropfind(
  store: CalendarStore,
  request: { readonly url: string; readonly body: string; readonly depth: string | undefined },
): Answer {
  const resources = resourcesOf(store);
  if (!(request.url in resources)) return { status: 404 };
  let wanted: string[];
  try {
    const root = readXml(request.body);
    if (root.namespace !== DAV || root.name !== "propfind") return { status: 400 };
    wanted = (root.children.find((one) => one.name === "prop")?.children ?? []).map(prefixed);
  } catch {
    return { status: 400 };
  }
  // Nobody needs to ask for a whole server.
  if (request.depth !== "0" && request.depth !== "1") return { status: 403 };
  const paths = Object.keys(resources).filter(
    (path) => path === request.url || (request.depth === "1" && parentOf(path) === request.url),
  );
  return multistatus(paths.map((path) => part(path, resources[path] ?? {}, wanted)));
}

function part(
  href: string,
  properties: Readonly<Record<string, string>>,
  wanted: readonly string[],
): ResponsePart {
  const found = wanted.flatMap((name) => {
    const value = properties[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    href,
    found: Object.fromEntries(found),
    missing: wanted.filter((name) => !(name in properties) && !name.startsWith("x:")),
  };
}

function resourcesOf(store: CalendarStore): Record<string, Record<string, string>> {
  const folder = { "d:resourcetype": "<d:collection/>" };
  const principal = { "d:current-user-principal": `<d:href>${PRINCIPAL}</d:href>` };
  const calendar = (name: string, component: string) => ({
    ...principal,
    "d:displayname": name,
    "d:resourcetype": "<d:collection/><c:calendar/>",
    "c:supported-calendar-component-set": `<c:comp name="${component}"/>`,
    "d:sync-token": `http://stand-in/sync/${store.version}`,
    "d:supported-report-set": ["d:sync-collection", "c:calendar-query", "c:calendar-multiget"]
      .map((report) => `<d:supported-report><d:report><${report}/></d:report></d:supported-report>`)
      .join(""),
  });
  return {
    "/dav/": { ...folder, ...principal },
    [PRINCIPAL]: {
      "d:resourcetype": "<d:principal/>",
      ...principal,
      "c:calendar-home-set": `<d:href>${HOME}</d:href>`,
      "c:calendar-user-address-set": `<d:href>mailto:priya@example.com</d:href><d:href>${PRINCIPAL}</d:href>`,
    },
    [HOME]: { ...folder, ...principal },
    [CALENDAR_PATH]: calendar("Work", "VEVENT"),
    [`${HOME}tasks/`]: calendar("Tasks", "VTODO"),
  };
}

function parentOf(path: string): string {
  return path.replace(/[^/]+\/$/u, "");
}
