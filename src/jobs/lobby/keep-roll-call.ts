import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rollCall } from "../../actions/lobby/visits/roll-call.ts";
import type { Clock } from "../../base/clock.ts";
import { rollCallPage } from "../../notifications/roll-call/roll-call-page.ts";
import type { Logger } from "../../ops/logger.ts";
import type { Database } from "../../store/database.ts";
import { lobbyPlaces } from "../../store/lobby/places.ts";

/** How soon somebody who comes or goes is in the files. */
const LOOK_EVERY_MS = 2000;
/** How old the time in them may be when nothing changes. */
const REFRESH_MS = 60_000;

interface KeepOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly folder: string;
}

/**
 * Keeps the roll call of every lobby in files on this machine, `<desk>.html` and `<desk>.json`, from now until disposed: they can be read
 * and printed when nothing else here works. Only who runs this program can read them.
 */
export function keepRollCall(options: KeepOptions): AsyncDisposable {
  const { clock, logger } = options;
  const written = new Map<string, { readonly people: string; readonly atMs: number }>();
  let timer: Disposable | undefined;
  let isOver = false;
  let isFailing = false;
  const look = async (): Promise<void> => {
    try {
      await writeAll(options, written);
      isFailing = false;
    } catch (error) {
      if (!isFailing) logger.error({ err: error }, "the roll call could not be written");
      isFailing = true;
    }
    if (!isOver)
      timer = clock.setTimer(LOOK_EVERY_MS, () => {
        running = clock.track(look());
      });
  };
  let running = clock.track(look());
  return {
    async [Symbol.asyncDispose]() {
      isOver = true;
      timer?.[Symbol.dispose]();
      await running;
    },
  };
}

async function writeAll(
  { database, clock, folder }: KeepOptions,
  written: Map<string, { readonly people: string; readonly atMs: number }>,
): Promise<void> {
  const actor = { kind: "system", channel: "jobs" } as const;
  for (const { deskId } of await lobbyPlaces(database.read)) {
    const roll = await rollCall({ database, clock, deskId, actor });
    const { asOfMs, ...rest } = roll;
    const people = JSON.stringify(rest);
    const before = written.get(deskId);
    if (before?.people === people && asOfMs - before.atMs < REFRESH_MS) continue;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const page = rollCallPage(roll, { isDrill: false, links: false });
    await replaceFile(join(folder, `${deskId}.html`), page);
    await replaceFile(join(folder, `${deskId}.json`), `${JSON.stringify(roll, null, 2)}\n`);
    written.set(deskId, { people, atMs: asOfMs });
  }
}

/** Whoever reads it meanwhile sees the old file or the new one, never a part. */
async function replaceFile(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  await writeFile(next, text, { mode: 0o600 });
  await rename(next, path);
}
