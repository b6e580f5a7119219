import { z } from "zod";

/** An answer; an error has a reason. */
export interface GoogleAnswer {
  readonly status: number;
  readonly reason?: string;
  readonly json?: object;
}

export interface StoredEvent {
  readonly id: string;
  readonly etag: string;
  readonly version: number;
  readonly body: Readonly<z.infer<typeof eventBody>> & {
    readonly iCalUID?: string | undefined;
    readonly attendees?: readonly object[] | undefined;
    readonly organizer?: object | undefined;
    readonly creator?: object | undefined;
    readonly visibility?: string | undefined;
    readonly recurringEventId?: string | undefined;
    readonly originalStartTime?: object | undefined;
  };
}

export interface EventShelf {
  readonly events: ReadonlyMap<string, StoredEvent>;
  readonly version: number;
  readonly oldestToken: number;
  store(id: string, body: StoredEvent["body"]): StoredEvent;
}

export interface EventRequest {
  readonly method: string;
  /** Empty for the collection. */
  readonly id: string;
  readonly parameters: URLSearchParams;
  readonly ifMatch: string | null;
  readonly body: string;
}

const time = z.strictObject({
  dateTime: z.iso.datetime({ offset: true }).optional(),
  date: z.iso.date().optional(),
  timeZone: z.string().optional(),
});
const eventBody = z.strictObject({
  id: z
    .string()
    .regex(/^[a-v\d]{5,1024}$/u)
    .optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  start: time.optional(),
  end: time.optional(),
  status: z.enum(["confirmed", "tentative", "cancelled"]).optional(),
  transparency: z.enum(["opaque", "transparent"]).optional(),
  extendedProperties: z
    .strictObject({ private: z.record(z.string(), z.string()).optional() })
    .optional(),
});

const LIST_PARAMETERS: ReadonlySet<string> = new Set([
  "singleEvents",
  "maxResults",
  "timeMin",
  "timeMax",
  "syncToken",
  "pageToken",
]);

/** So many events at most are in one answer, however many are asked for. */
const PAGE = 10;

/** https://developers.google.com/workspace/calendar/api/v3/reference/events */
export function answerEvents(shelf: EventShelf, request: EventRequest): GoogleAnswer {
  const { method, id } = request;
  if (id === "") {
    if (method === "GET") return list(shelf, request.parameters);
    return method === "POST"
      ? insert(shelf, request)
      : { status: 405, reason: "httpMethodNotAllowed" };
  }
  const now = shelf.events.get(id);
  if (!now) return { status: 404, reason: "notFound" };
  if (request.ifMatch !== null && request.ifMatch !== now.etag) {
    return { status: 412, reason: "conditionNotMet" };
  }
  switch (method) {
    case "GET":
      return { status: 200, json: shown(now) };
    case "PUT":
      return update(shelf, request, now);
    case "DELETE":
      if (now.body.status === "cancelled") return { status: 410, reason: "deleted" };
      shelf.store(id, { ...now.body, status: "cancelled" });
      return { status: 204 };
    default:
      return { status: 405, reason: "httpMethodNotAllowed" };
  }
}

function list(shelf: EventShelf, parameters: URLSearchParams): GoogleAnswer {
  const given = [...parameters.keys()];
  if (given.some((name) => !LIST_PARAMETERS.has(name)))
    return { status: 400, reason: "badRequest" };
  const token = parameters.get("syncToken");
  const hasSpan = parameters.has("timeMin") || parameters.has("timeMax");
  if (parameters.get("singleEvents") !== "true" || (token !== null && hasSpan)) {
    return { status: 400, reason: "badRequest" };
  }
  const since = token === null ? -1 : Number(/^sync-(\d+)$/u.exec(token)?.[1] ?? Number.NaN);
  if (token !== null && !(since >= shelf.oldestToken)) {
    return { status: 410, reason: "fullSyncRequired" };
  }
  const found = [...shelf.events.values()].filter((event) =>
    token === null
      ? event.body.status !== "cancelled" && meets(event, parameters)
      : event.version > since,
  );
  const from = Number(/^page-(\d+)$/u.exec(parameters.get("pageToken") ?? "page-0")?.[1]);
  if (Number.isNaN(from)) return { status: 400, reason: "invalid" };
  const end = from + Math.min(PAGE, Number(parameters.get("maxResults") ?? 250));
  const next = end < found.length ? { nextPageToken: `page-${end}` } : undefined;
  return {
    status: 200,
    json: {
      kind: "calendar#events",
      items: found.slice(from, end).map(shown),
      ...(next ?? { nextSyncToken: `sync-${shelf.version}` }),
    },
  };
}

function insert(shelf: EventShelf, request: EventRequest): GoogleAnswer {
  const body = readBody(request);
  if (!body?.start || !body.end) return { status: 400, reason: "required" };
  const { id = "made0up" } = body;
  // A deleted event keeps its name.
  if (shelf.events.has(id)) return { status: 409, reason: "duplicate" };
  return { status: 200, json: shown(shelf.store(id, { ...body, iCalUID: `${id}@google.com` })) };
}

function update(shelf: EventShelf, request: EventRequest, now: StoredEvent): GoogleAnswer {
  const body = readBody(request);
  if (!body?.start || !body.end) return { status: 400, reason: "required" };
  const stored = shelf.store(now.id, { ...body, iCalUID: now.body.iCalUID });
  return { status: 200, json: shown(stored) };
}

function readBody({ body, parameters }: EventRequest): z.infer<typeof eventBody> | undefined {
  const known = [...parameters.keys()].every((name) => name === "sendUpdates");
  return known ? eventBody.safeParse(JSON.parse(body)).data : undefined;
}

/** A deleted event shows little more than its name. */
function shown({ id, etag, body }: StoredEvent): object {
  return body.status === "cancelled"
    ? { kind: "calendar#event", id, etag, status: "cancelled" }
    : { kind: "calendar#event", status: "confirmed", ...body, id, etag };
}

function meets({ body }: StoredEvent, parameters: URLSearchParams): boolean {
  const [start, end] = [body.start, body.end].map((one) =>
    Date.parse(one?.dateTime ?? one?.date ?? ""),
  );
  const [min, max] = ["timeMin", "timeMax"].map((name) => Date.parse(parameters.get(name) ?? ""));
  return (start ?? 0) < (max ?? Infinity) && (end ?? 0) > (min ?? -Infinity);
}
