import { sql, type Transaction } from "kysely";
import type { EngineName } from "../engine.ts";
import type { Tables } from "../schema/index.ts";

/** Whether there are tables, but not the one that Frontdesk counts its steps in. */
export async function isForeign(
  transaction: Transaction<Tables>,
  dialect: EngineName,
): Promise<boolean> {
  const { rows } = await (dialect === "postgres" ? postgresTables : sqliteTables).execute(
    transaction,
  );
  return rows.length > 0 && !rows.some((table) => table.own === 1);
}

const sqliteTables = sql<{ own: number }>`
  select name = 'migrations' and sql like '%number integer primary key%' as own
  from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`;

/** Those of the schema that unqualified names mean; tables that an extension brought (PostGIS has some) belong to nobody. */
const postgresTables = sql<{ own: number }>`
  select case when relname = 'migrations' and exists (
    select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'number' and atttypid = 'int4'::regtype
  ) then 1 else 0 end as own
  from pg_class
  where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace and not exists (
    select 1 from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')`;
