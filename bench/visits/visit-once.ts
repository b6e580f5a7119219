import { FRONT_DESK_CHANNEL } from "../../test/lobby/support/staff.ts";
import { SpokenLobby, type Path, type SpokenVisit } from "../../test/lobby/support/spoken-lobby.ts";
import type { SharedSpeech } from "../../test/support/shared-speech.ts";
import { ListeningVisitor, saidAlike } from "./listening-visitor.ts";
import type { Outcome, Scenario } from "./scenarios.ts";

/** One visit of the bench. */
export interface PlannedVisit {
  readonly scenario: Scenario;
  readonly path: Path;
  readonly voice: string;
  readonly visitor: string;
  readonly turn: number;
  /** White noise behind the visitor; none without. */
  readonly noiseDbfs?: number;
}

/** How it went. */
export interface PaidVisit {
  readonly planned: PlannedVisit;
  /** `wrong`: somebody was told who isn't the one they came for. `none`: it came to nothing, or only in part. */
  readonly verdict: "right" | "name" | "none" | "wrong";
  readonly wanted: string;
  readonly rows: readonly string[];
  readonly turns: number;
  /** How often the desk said that it did not catch something. */
  readonly misheard: number;
  readonly virtualMs: number;
  readonly realMs: number;
  readonly lines: readonly string[];
}

const MOST_TURNS = 30;
/** A host looks at the telephone, and presses a button. */
const ANSWERS_AFTER_MS = 9000;

/** Sends a visitor into a lobby of its own, and looks in its database afterwards. */
export async function visitOnce(planned: PlannedVisit, speech: SharedSpeech): Promise<PaidVisit> {
  const { scenario, path, voice, visitor, turn, noiseDbfs } = planned;
  const plan = scenario.plan(visitor, turn);
  await using lobby = await SpokenLobby.open(speech, scenario.before);
  lobby.staff.habit = { answer: "on-my-way", afterMs: ANSWERS_AFTER_MS };
  const before = new Set((await visitsIn(lobby)).map(({ id }) => id));
  const startedMs = lobby.clock.nowMs();
  const began = performance.now();
  const visit = await lobby.enter(path, {
    voiceName: voice,
    ...(noiseDbfs !== undefined && { room: { noiseDbfs, seed: turn + 1 } }),
  });
  const story: string[] = [];
  const turns = await converse(visit, new ListeningVisitor(plan), story);
  if (!visit.isOver) visit.visitor.leave();
  while (!visit.isOver) await visit.pass(1000);
  const wanted = scenario.expects?.(plan) ?? plan;
  const after = await visitsIn(lobby);
  const rows = after.filter(({ id }) => !before.has(id));
  const said = lobby.events.flatMap((event) =>
    event.type === "receptionist-says" ? [event.text] : [],
  );
  return {
    planned,
    verdict: judge(wanted, rows, {
      said: said.join(" "),
      isLeft: after.some(({ id, status }) => before.has(id) && status === "left"),
      told: lobby.staff.notices.map(({ to }) => to),
      badges: lobby.staff.printer.jobs.filter(({ state }) => state === "completed").length,
    }),
    wanted: inWords({ ...wanted, name: wanted.visitor ?? null, host: wanted.host ?? null }),
    rows: rows.map(inWords),
    turns,
    misheard: lobby.events.filter(
      (event) => event.type === "receptionist-says" && event.kind === "misheard",
    ).length,
    virtualMs: lobby.clock.nowMs() - startedMs,
    realMs: performance.now() - began,
    lines: story,
  };
}

/** Talks until one of the two has gone. Answers how often the visitor spoke. */
async function converse(
  visit: SpokenVisit,
  visitor: ListeningVisitor,
  story: string[],
): Promise<number> {
  let heard = await visit.answer();
  let turns = 0;
  while (turns < MOST_TURNS) {
    story.push(`  desk     ${heard}`);
    if (visit.isOver) break;
    const move = visitor.next(heard);
    if (move === "leave") break;
    if (move === "wait") {
      heard = await visit.listen(45_000);
      if (heard === "") break;
      continue;
    }
    turns += 1;
    story.push(`  visitor  ${move.say}`);
    heard = await visit.ask(move.say);
    const words = visit.understood();
    if (words !== move.say) story.push(`  heard    ${words || "nothing"}`);
  }
  return turns;
}

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly company: string | null;
  readonly host: string | null;
  readonly purpose: string;
  readonly party: number;
  readonly status: string;
}

async function visitsIn({ lobby }: SpokenLobby): Promise<readonly Row[]> {
  return await lobby.database.read
    .selectFrom("lobby_visits")
    .leftJoin("employees", "employees.id", "lobby_visits.host_id")
    .select([
      "lobby_visits.id",
      "lobby_visits.visitor_name as name",
      "lobby_visits.company",
      "employees.name as host",
      "lobby_visits.purpose",
      "lobby_visits.party_size as party",
      "lobby_visits.status",
    ])
    .execute();
}

/** Right is what is in the database, whom Slack told, what the printer printed, and that the visitor heard of the host's answer. */
function judge(
  wanted: Outcome,
  rows: readonly Row[],
  {
    said,
    isLeft,
    told,
    badges,
  }: {
    readonly said: string;
    readonly isLeft: boolean;
    readonly told: readonly string[];
    readonly badges: number;
  },
): PaidVisit["verdict"] {
  const { host, visitor, company = null, purpose = "meeting", party = 1 } = wanted;
  const isStranger = (whom: string | null) => whom !== null && whom !== host;
  if (rows.some((row) => isStranger(row.host))) return "wrong";
  if (told.some((to) => to !== FRONT_DESK_CHANNEL && isStranger(to))) return "wrong";
  if (wanted.leaves === true && !isLeft) return "none";
  if (host === undefined) return wanted.said?.test(said) === true ? "right" : "none";
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) return "none";
  if (row.host !== host || row.purpose !== purpose || row.party !== party) return "none";
  if (!told.includes(host)) return "none";
  const isCourier = purpose === "delivery";
  if (!isCourier && (badges !== 1 || !said.includes("is on the way"))) return "none";
  if (row.company !== company) return "name";
  return isCourier || saidAlike(row.name ?? "", visitor ?? "") ? "right" : "name";
}

function inWords(row: Partial<Row>): string {
  const { name, company = null, host, purpose = "meeting", party = 1 } = row;
  const from = company === null ? "" : ` from ${company}`;
  return `${name ?? "somebody"}${from}${party > 1 ? ` with ${party - 1}` : ""} for ${host ?? "nobody"}: ${purpose}`;
}
