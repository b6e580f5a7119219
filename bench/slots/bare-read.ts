import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import type { Span } from "../../src/domain/scheduling/types.ts";

/** Reads what a search reads of the book, with nothing in between: what no search can be faster than. */
export interface BareRead extends AsyncDisposable {
  segments(window: Span, nowMs: number): Promise<number>;
}

const DAY_MS = 86_400_000;

const COLUMNS = "segments.stylist_id, occupied_from_ms, occupied_until_ms";

/** The same rows as `occupied` reads, of a database at this url, straight from its driver. */
export async function bareRead(url: string): Promise<BareRead> {
  return url.startsWith("postgres") ? await barePostgres(url) : bareSqlite(url);
}

function bareSqlite(file: string): BareRead {
  const database = new DatabaseSync(file);
  const statement = database.prepare(query("?"));
  return {
    segments: ({ startMs, endMs }, nowMs) =>
      Promise.resolve(
        statement.all(startMs - DAY_MS, endMs + 4 * DAY_MS, endMs + DAY_MS, nowMs).length,
      ),
    async [Symbol.asyncDispose]() {
      database.close();
      await Promise.resolve();
    },
  };
}

async function barePostgres(url: string): Promise<BareRead> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    async segments({ startMs, endMs }, nowMs) {
      const { rows } = await client.query({
        name: "segments",
        text: query("$"),
        values: [startMs - DAY_MS, endMs + 4 * DAY_MS, endMs + DAY_MS, nowMs],
      });
      return rows.length;
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

function query(mark: "?" | "$"): string {
  const at = (index: number) => (mark === "?" ? mark : `${mark}${index}`);
  return `select ${COLUMNS} from stylists join segments on stylists.id = segments.stylist_id
    where segments.active = 1 and occupied_until_ms > ${at(1)} and occupied_until_ms < ${at(2)}
      and occupied_from_ms < ${at(3)}
      and visit_id not in (select id from visits where status = 'held' and held_until_ms <= ${at(4)})`;
}
