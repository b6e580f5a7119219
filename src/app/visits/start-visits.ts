import type { FastifyInstance } from "fastify";
import { checkOutAtMidnight } from "../../actions/lobby/visits/check-out-at-midnight.ts";
import { forgetVisits } from "../../actions/lobby/visits/forget-visits.ts";
import { rollCall } from "../../actions/lobby/visits/roll-call.ts";
import type { Clock } from "../../base/clock.ts";
import type { Config } from "../../config/config.ts";
import type { RollCall } from "../../domain/visits/roll-call.ts";
import type { AccessGuard } from "../../http/access/guard.ts";
import { guardRoutes } from "../../http/access/guard-routes.ts";
import { rollCallRoute } from "../../http/routes/roll-call.ts";
import { visitorRoutes } from "../../http/routes/visitors.ts";
import { keepRollCall } from "../../jobs/lobby/keep-roll-call.ts";
import { sendInvitations } from "../../jobs/lobby/send-invitations.ts";
import { ROLL_CALL_HASHES, rollCallPage } from "../../notifications/roll-call/roll-call-page.ts";
import type { Logger } from "../../ops/logger.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { Database } from "../../store/database.ts";
import { lobbyPlaces } from "../../store/lobby/places.ts";
import { openMailer } from "../open-mailer.ts";
import { fromFile } from "./read-roll-call.ts";
import { rollCallFolder } from "./roll-call-folder.ts";
import { visitorDesk } from "./visitor-desk.ts";

const MINUTE_MS = 60_000;
const INVITE_EVERY_MS = 5000;

/** How long the book may take before the roll call on this machine is shown. */
const BOOK_WITHIN_MS = 3000;

/**
 * Sees to visits from now on: pages for visitors' phones, the roll call, invitations, midnight, and what is forgotten. Does nothing where
 * there is no lobby.
 */
export async function startVisits(options: {
  readonly server: FastifyInstance;
  readonly guard: AccessGuard;
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: JobQueue;
}): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const { server, guard, config, database, clock, logger, jobs } = options;
  if ((await lobbyPlaces(database.read)).length === 0) return stack.move();
  const hasPrinter = config.printer !== undefined;
  const folder = rollCallFolder(config.databaseUrl);
  await server.register(async (open) => {
    await visitorRoutes(open, visitorDesk({ database, clock, hasPrinter }));
  });
  await server.register(async (guarded) => {
    guardRoutes(guarded, guard);
    rollCallRoute(guarded, async ({ isDrill }) => {
      const roll = (await rollCallInTime({ database, clock })) ?? (await fromFile(folder));
      return (
        roll && {
          html: rollCallPage(roll, { isDrill, links: true }),
          styleHash: ROLL_CALL_HASHES.style,
          scriptHash: ROLL_CALL_HASHES.script,
        }
      );
    });
  });
  if (folder !== undefined) stack.use(keepRollCall({ database, clock, logger, folder }));
  await jobs.repeat("visits-midnight", MINUTE_MS, async () => {
    await checkOutAtMidnight({ database, clock });
  });
  await jobs.repeat("visits-forget", 60 * MINUTE_MS, async () => {
    await forgetVisits({ database, clock });
  });
  if (config.mail) {
    const mailer = openMailer(config.mail);
    const { publicOrigin } = config;
    const invitations = {
      database,
      clock,
      mailer,
      ...(publicOrigin !== undefined && { publicOrigin }),
    };
    await jobs.repeat("visits-invite", INVITE_EVERY_MS, async (signal) => {
      await sendInvitations(invitations, signal);
    });
  }
  return stack.move();
}

/** The roll call of the first lobby, or undefined when the book doesn't answer in time. */
async function rollCallInTime(shared: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<RollCall | undefined> {
  const late = Promise.withResolvers<undefined>();
  using _ = shared.clock.setTimer(BOOK_WITHIN_MS, () => late.resolve(undefined));
  const read = async (): Promise<RollCall | undefined> => {
    try {
      const [lobby] = await lobbyPlaces(shared.database.read);
      const actor = { kind: "owner", channel: "dashboard" } as const;
      return lobby && (await rollCall({ ...shared, deskId: lobby.deskId, actor }));
    } catch {
      return undefined;
    }
  };
  return await Promise.race([read(), late.promise]);
}
