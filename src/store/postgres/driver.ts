import { CompiledQuery, PostgresDriver } from "kysely";

/** Any two numbers will do that no other program takes; locks are counted by database. "FRON", "DESK". */
const WRITE_LOCK = "1179799374, 1145393995";

type Connection = Parameters<PostgresDriver["rollbackTransaction"]>[0];

/** A transaction that was forgotten half way is ended after this long, so that a stuck program can't stop the others. */
const STUCK_MS = 30_000;

/**
 * Transactions that take one write lock for the whole database when they begin, as on SQLite, so that what one read is
 * still true when it commits and none has to be tried again. Readers never wait. Why this and not `serializable`:
 * docs/decisions/2026-11-21-one-writer-on-postgresql.md
 */
export class OneWriterPostgresDriver extends PostgresDriver {
  readonly #begin: CompiledQuery;

  /** `waitMs` is how long a writer waits for its turn; then it fails with SQLSTATE 55P03. */
  constructor(config: ConstructorParameters<typeof PostgresDriver>[0], waitMs: number) {
    super(config);
    // In one go, so that a turn costs one way to the server and back.
    this.#begin = CompiledQuery.raw(
      `begin; set local lock_timeout = ${waitMs}; set local idle_in_transaction_session_timeout = ${STUCK_MS}; ` +
        `select pg_advisory_xact_lock(${WRITE_LOCK})`,
    );
  }

  override async beginTransaction(connection: Connection): Promise<void> {
    try {
      await connection.executeQuery(this.#begin);
    } catch (error) {
      // Kysely rolls back only what has begun well.
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  /** On a connection that was lost there is nothing to roll back; what broke it is what the caller must hear. */
  override async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      // It marks a connection that fails here, and the pool drops it.
      await super.rollbackTransaction(connection);
    } catch {
      return;
    }
  }
}
