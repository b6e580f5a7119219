import { z } from "zod";
import { loadVisitFacts, type KnownVisit } from "../../actions/lobby/visits/load-visit-facts.ts";
import type { Clock } from "../../base/clock.ts";
import { newId } from "../../base/id.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import type { LobbyRules } from "../../domain/visits/lobby-rules.ts";
import { isPurpose } from "../../domain/visits/purpose.ts";
import { drawBadge, wordPrinting, type Badge } from "../../notifications/badge/index.ts";
import { PRINT_WITHIN_MS, type Printer, type PrintOutcome } from "../../ports/printer.ts";
import type { Database, Writer } from "../../store/database.ts";
import {
  claimBadge,
  hasBadgeWork,
  lapsedBadge,
  settleBadge,
  wereStaffToldOf,
  type BadgeJob,
} from "../../store/lobby/badges.ts";
import { insertVisitNews } from "../../store/lobby/visit-news.ts";
import type { TellFrontDesk } from "./tell-front-desk.ts";

export interface BadgeOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** The printer of a lobby, which stays the same object for the same printer; undefined where there is none. */
  readonly printerOf: (rules: LobbyRules) => Printer | undefined;
  /** Tells the front desk what is wrong with a printer. */
  readonly tellFrontDesk?: TellFrontDesk;
  readonly onPrinted?: (result: "printed" | "failed" | "unknown") => void;
  readonly onNews?: () => void;
}

/** A badge that is so late is for nobody who still stands at the printer. */
const TOO_LATE_MS = 2 * 60_000;

/** Whoever has not settled a badge by then is dead: a printer has eight seconds, and two others may be before it. */
const LEASE_MS = 4 * PRINT_WITHIN_MS;

/** A printer without paper is told of so often at most. */
const TELL_EVERY_MS = 60 * 60_000;

/**
 * Prints the badges that were asked for, each once: in any number of processes on one database. What a process that died was printing
 * is printed by nobody else, because it may be on paper.
 */
export class BadgeRounds {
  readonly #options: BadgeOptions;

  constructor(options: BadgeOptions) {
    this.#options = options;
  }

  async deliverDue(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.#next()));
  }

  async #next(): Promise<boolean> {
    const { database, clock } = this.#options;
    const nowMs = clock.nowMs();
    if (!(await clock.track(hasBadgeWork(database.read, nowMs)))) return false;
    if (await clock.track(database.write((writer) => this.#endLapsed(writer)))) {
      this.#options.onPrinted?.("unknown");
      this.#options.onNews?.();
      return true;
    }
    const badge = await clock.track(
      database.write((writer) => claimBadge(writer, { nowMs, leaseMs: LEASE_MS })),
    );
    if (!badge) return false;
    const known = await clock.track(this.#visitOf(badge));
    if (known) await this.#print(badge, known);
    return true;
  }

  async #visitOf({ visit_id: visitId }: BadgeJob): Promise<KnownVisit | undefined> {
    const { read } = this.#options.database;
    const row = await read
      .selectFrom("lobby_visits")
      .select("desk_id")
      .where("id", "=", visitId)
      .executeTakeFirst();
    return row && (await loadVisitFacts(read, { deskId: row.desk_id, visitId }));
  }

  async #print(job: BadgeJob, known: KnownVisit): Promise<void> {
    const { clock, printerOf } = this.#options;
    const printer = printerOf(known.rules);
    const isLate = clock.nowMs() - job.requested_at_ms > TOO_LATE_MS;
    const badge = badgeOf(known);
    if (!printer || isLate || !badge) {
      const reason = isLate ? "late" : "unreachable";
      await this.#settle(job, known, {
        printer: printer?.name ?? null,
        outcome: { ok: false, reason, mayStillPrint: false },
        isNews: !isLate,
        byHand: [],
      });
      return;
    }
    const drawn = await clock.track(drawBadge(badge, known.rules.badge, printer.language));
    // It is seen through also when the program is closing: the printer's port has its own limit.
    const { signal } = new AbortController();
    const outcome = await clock.track(printer.print(drawn.document, { signal }));
    await this.#settle(job, known, {
      printer: printer.name,
      outcome,
      isNews: true,
      byHand: drawn.byHand,
    });
  }

  async #settle(
    job: BadgeJob,
    known: KnownVisit,
    done: {
      /** Null: none is set up any more, which is nothing to be mended at a printer. */
      readonly printer: string | null;
      readonly outcome: PrintOutcome;
      readonly isNews: boolean;
      readonly byHand: Parameters<typeof wordPrinting>[1];
    },
  ): Promise<void> {
    const { clock, database, tellFrontDesk, onPrinted, onNews } = this.#options;
    const { printer, outcome, byHand, isNews } = done;
    const { visit, facts, rules } = known;
    const nowMs = clock.nowMs();
    const place = { frontDesk: facts.frontDesk, printer: printer ?? "" };
    const words = wordPrinting(outcome, byHand, place);
    const staff = isNews && printer !== null ? words.staff : undefined;
    const tells = await clock.track(
      database.write(async (writer) => {
        const sinceMs = nowMs - TELL_EVERY_MS;
        const staffTold =
          staff !== undefined &&
          printer !== null &&
          !(await wereStaffToldOf(writer, { printer, sinceMs }));
        const isOurs = await settleBadge(writer, {
          id: job.id,
          status: outcome.ok ? "printed" : "failed",
          printer,
          staffTold,
          nowMs,
          ...(outcome.ok && outcome.job !== undefined && { job: outcome.job }),
          ...(!outcome.ok && { reason: outcome.reason }),
        });
        if (isOurs && isNews)
          await insertVisitNews(writer, {
            visitId: visit.id,
            callId: visit.call_id,
            kind: outcome.ok ? "badge-printed" : "badge-failed",
            text: words.visitor,
            data: {},
            nowMs,
          });
        return isOurs && staffTold;
      }),
    );
    onPrinted?.(outcome.ok ? "printed" : "failed");
    onNews?.();
    if (tells && staff !== undefined)
      await tellFrontDesk?.({
        noticeId: newId("printer"),
        deskId: visit.desk_id,
        frontDesk: rules.frontDesk,
        text: staff,
      });
  }

  /** Ends a badge that somebody began and can't say any more what became of it. */
  async #endLapsed(writer: Writer): Promise<boolean> {
    const nowMs = this.#options.clock.nowMs();
    const job = await lapsedBadge(writer, nowMs);
    if (!job) return false;
    await settleBadge(writer, {
      id: job.id,
      status: "unknown",
      printer: job.printer,
      reason: "the program stopped while it was being printed",
      staffTold: false,
      nowMs,
    });
    const visit = await writer
      .selectFrom("lobby_visits")
      .innerJoin("desks", "desks.id", "lobby_visits.desk_id")
      .select(["lobby_visits.call_id as call_id", "desks.lobby as lobby"])
      .where("lobby_visits.id", "=", job.visit_id)
      .executeTakeFirst();
    if (!visit) return true;
    const frontDesk = named.safeParse(JSON.parse(visit.lobby ?? "{}")).data?.frontDesk.name;
    await insertVisitNews(writer, {
      visitId: job.visit_id,
      callId: visit.call_id,
      kind: "badge-failed",
      text: `If your badge hasn't come out, please ask ${frontDesk ?? "the front desk"} for one.`,
      data: {},
      nowMs,
    });
    return true;
  }
}

const named = z.object({ frontDesk: z.object({ name: z.string() }) });

/** What stands on a visitor's badge; undefined where there is no name to put on one. */
function badgeOf({ visit, facts }: KnownVisit): Badge | undefined {
  const { business, visitor, company, host, purpose } = facts;
  if (visitor === undefined || !isPurpose(purpose)) return undefined;
  return {
    business: business.name,
    visitor,
    purpose,
    day: toLocal(visit.arrived_at_ms, business.zone).slice(0, 10),
    language: business.language,
    token: visit.badge_token,
    ...(company !== undefined && { company }),
    ...(host && { host: host.name }),
  };
}
