import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Service, startService } from "../../../src/app/start-service.ts";
import { readConfig } from "../../../src/config/config.ts";
import { silentLogger } from "../../../src/ops/logger.ts";

/** The whole program with the lobby of `desks/lobby.yaml`, no key and a database of its own. */
export interface LobbyService extends AsyncDisposable {
  readonly service: Service;
  /** What was announced: `Tom Baker, Initech, Sarah Chen, meeting`. */
  readonly visits: () => Promise<readonly string[]>;
}

/** Starts it; `languages` in place of the desk file's. Its service may be stopped before it is disposed. */
export async function openLobbyService(options: {
  readonly pagesFolder: string;
  readonly languages?: string;
  /** Left out: any that is free. */
  readonly port?: string;
}): Promise<LobbyService> {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-lobby-"));
  const deskFile = join(folder, "lobby.yaml");
  const written = await readFile("desks/lobby.yaml", "utf8");
  const { languages = "en-US" } = options;
  await writeFile(deskFile, written.replace("languages: [en-US]", `languages: [${languages}]`));
  const config = readConfig({
    PORT: options.port ?? "0",
    DATABASE_URL: join(folder, "desk.db"),
    DESK_FILES: deskFile,
  });
  const service = await startService(config, silentLogger, options.pagesFolder);
  return {
    service,
    async visits() {
      const rows = await service.database.read
        .selectFrom("lobby_visits")
        .leftJoin("employees", "employees.id", "lobby_visits.host_id")
        .select(["visitor_name", "company", "employees.name as host", "purpose"])
        .orderBy("arrived_at_ms")
        .execute();
      return rows.map(({ visitor_name: visitor, company, host, purpose }) =>
        [visitor ?? "somebody", company, host ?? "the front desk", purpose]
          .filter((part) => part !== null)
          .join(", "),
      );
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
