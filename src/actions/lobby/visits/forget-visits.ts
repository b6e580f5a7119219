import type { LobbyRules } from "../../../domain/visits/lobby-rules.ts";
import type { Writer } from "../../../store/database.ts";
import { forgetExpected, forgetOfVisits } from "../../../store/lobby/forget-visits.ts";
import { forgetOldLobbyProposals } from "../../../store/lobby/lobby-proposals.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import { lobbyPlaces } from "../../../store/lobby/places.ts";
import type { ActionContext } from "../../action-context.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Rows at a time: an installation that was off for long must not hold up calls while it catches up. */
const AT_ONCE = 500;

/**
 * Erases of visits that are over what their lobby keeps no longer, each field after its own number of days since they left. Answers how
 * many visits lost something.
 */
export async function forgetVisits(
  context: Pick<ActionContext, "database" | "clock">,
): Promise<number> {
  const { database, clock } = context;
  let touched = 0;
  await database.write(async (writer) => {
    await forgetOldLobbyProposals(writer, clock.nowMs());
  });
  for (const { deskId } of await lobbyPlaces(database.read)) {
    const { keepDays } = await loadLobbyRules(database.read, deskId);
    for (;;) {
      const done = await database.write(
        async (writer) => await forgetSome(writer, deskId, keepDays, clock.nowMs()),
      );
      touched += done;
      if (done < AT_ONCE) break;
    }
  }
  return touched;
}

async function forgetSome(
  writer: Writer,
  deskId: string,
  keepDays: LobbyRules["keepDays"],
  nowMs: number,
): Promise<number> {
  const before = (days: number): number => nowMs - days * DAY_MS;
  const { visitorName, company, purposeWords, visit } = keepDays;
  const rows = await writer
    .selectFrom("lobby_visits")
    .select(["id", "left_at_ms"])
    .where("desk_id", "=", deskId)
    .where("forgotten_at_ms", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("left_at_ms", "<=", before(visitorName)), eb("visitor_name", "is not", null)]),
        eb.and([eb("left_at_ms", "<=", before(company)), eb("company", "is not", null)]),
        eb.and([
          eb("left_at_ms", "<=", before(purposeWords)),
          eb.or([eb("purpose_words", "is not", null), eb("host_said", "is not", null)]),
        ]),
        eb("left_at_ms", "<=", before(visit)),
      ]),
    )
    .orderBy("left_at_ms")
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  const alike = Map.groupBy(rows, ({ left_at_ms: leftAtMs }) =>
    [visitorName, company, purposeWords, visit]
      .map((days) => (leftAtMs !== null && leftAtMs <= before(days) ? "1" : "0"))
      .join(""),
  );
  for (const [which, group] of alike) {
    const [name, from, words, all] = Array.from(which, (one) => one === "1");
    const ids = group.map(({ id }) => id);
    await forgetOfVisits(
      writer,
      ids,
      {
        visitorName: name === true,
        company: from === true,
        purposeWords: words === true,
        all: all === true,
      },
      nowMs,
    );
  }
  // Who was expected is known by the same fields: the shortest of their times holds for the whole row.
  const expected = await writer
    .selectFrom("expected_visits")
    .select("id")
    .where("desk_id", "=", deskId)
    // Of who was erased while their meeting was to come, what stands for it is left.
    .where((eb) => eb.or([eb("forgotten_at_ms", "is", null), eb("event_key", "is not", null)]))
    .where("ends_at_ms", "<=", before(Math.min(visitorName, company, purposeWords, visit)))
    .limit(AT_ONCE)
    .execute();
  await forgetExpected(
    writer,
    expected.map(({ id }) => id),
    nowMs,
  );
  return Math.max(rows.length, expected.length);
}
