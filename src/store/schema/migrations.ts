/** Which steps of `store/migrations` this database has taken. */
export interface MigrationsTable {
  number: number;
  name: string;
}
