import { z } from "zod";
import type { Json } from "../../base/json.ts";
import { toIsoWithOffset } from "../../domain/scheduling/local-time.ts";
import { auditRows, type AuditRow } from "../../store/audit/audit-rows.ts";
import type { ActionContext } from "../action-context.ts";
import { namesAt, wordChange, type Names } from "./word-change.ts";
import { wordDeed } from "./word-deed.ts";

/** One change of the book or the business, for whoever asks who did what. Instants are ISO 8601 with the desk's offset. */
export interface ChangeView {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  /** How they came: `phone`, `cli`, `jobs`, ... */
  readonly channel: string;
  /** The call it was done in; null when it was not in one. */
  readonly call: string | null;
  readonly action: string;
  /** The table and the row. */
  readonly subject: string;
  readonly subjectId: string;
  readonly before: Json;
  readonly after: Json;
  /** The same for everything that one deed changed. */
  readonly change: string;
  /** For people, with times as the clock shows them at the desk. */
  readonly words: string;
  /** The same for all that its deed changed. */
  readonly deed: string;
}

/** As many deeds as are read at a time when nothing else is asked for. */
const USUAL_LIMIT = 100;

const json: z.ZodType<Json> = z.json();

/** What was changed, by whom and from what to what, the newest first; of everything, or of one appointment. */
export async function listChanges(
  context: ActionContext,
  input: { readonly appointmentId?: string; readonly limit?: number } = {},
): Promise<readonly ChangeView[]> {
  const { database, deskId } = context;
  const { appointmentId, limit = USUAL_LIMIT } = input;
  const rows = await auditRows(database.read, {
    deskId,
    limit,
    ...(appointmentId !== undefined && { subjectId: appointmentId }),
  });
  const names = await namesAt(database.read, deskId);
  const deeds = Map.groupBy(rows, (row) => row.change_id);
  const words = new Map([...deeds].map(([id, deed]) => [id, wordDeed(deed, names)]));
  return rows.map((row) => viewChange(row, names, words.get(row.change_id) ?? ""));
}

function viewChange(row: AuditRow, names: Names, deed: string): ChangeView {
  return {
    id: row.id,
    at: toIsoWithOffset(row.at_ms, names.zone),
    actor: row.actor,
    channel: row.channel,
    call: row.call_id,
    action: row.action,
    subject: row.subject,
    subjectId: row.subject_id,
    before: readJson(row.before),
    after: readJson(row.after),
    change: row.change_id,
    words: wordChange(row, names),
    deed,
  };
}

function readJson(text: string | null): Json {
  return text === null ? null : json.parse(JSON.parse(text));
}
