import { Client } from "pg";

/** Makes an empty database on the server, or a copy of another one on it. Answers its url. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  copyOf?: string,
): Promise<string> {
  const from = copyOf === undefined ? "" : ` template ${copyOf} strategy file_copy`;
  await onServer(serverUrl, `create database ${name}${from}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database, and whoever is still connected to it with it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${name} with (force)`);
}

/** Ends every connection to a database, as a restart of its server would. */
export async function endConnections(url: string): Promise<void> {
  await onServer(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
