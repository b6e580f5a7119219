import type { AppointmentView } from "../../src/actions/booking/list-appointments.ts";
import { ListeningCaller, type Wish } from "../../src/app/trial/listening-caller.ts";
import { soundsLike } from "../../src/app/trial/sounds-like.ts";
import { trialCall, type TrialReport } from "../../src/app/trial/trial-call.ts";
import { toLocal } from "../../src/domain/scheduling/local-time.ts";
import { PhoneDesk } from "../../test/support/phone-desk.ts";
import type { SharedSpeech } from "../../test/support/shared-speech.ts";
import { CALLER, type Scenario, type Variation } from "./scenarios.ts";
import { Story } from "./story.ts";

/** One call of the bench. */
export interface PlannedCall {
  readonly scenario: Scenario;
  readonly variation: Variation;
  readonly voice: string;
  /** White noise behind the caller; none without. */
  readonly noiseDbfs?: number;
  readonly seed: number;
}

/** How it went. */
export interface RungCall {
  readonly planned: PlannedCall;
  readonly report: TrialReport;
  readonly verdict: "right" | "none" | "wrong" | "name";
  readonly wish: Wish;
  readonly rows: readonly string[];
  /** How often the desk said that it did not catch something. */
  readonly misheard: number;
  readonly virtualMs: number;
  readonly realMs: number;
  readonly lines: readonly string[];
}

/** Rings a desk of its own, and looks in its book afterwards. */
export async function ringOnce(planned: PlannedCall, speech: SharedSpeech): Promise<RungCall> {
  const { scenario, variation, voice, noiseDbfs, seed } = planned;
  await using desk = await PhoneDesk.open(speech, async (salon) => {
    await scenario.before?.(salon, variation);
  });
  const { clock, salon } = desk;
  const before = new Set((await desk.appointments()).map(({ id }) => id));
  const plan = { ...scenario.plan(variation), nowLocal: toLocal(clock.nowMs(), salon.zone) };
  const caller = new ListeningCaller(plan);
  const story = new Story(desk);
  const startedMs = clock.nowMs();
  const began = performance.now();
  const report = await desk.until(
    trialCall({
      exchange: desk.exchange,
      clock,
      from: CALLER,
      to: "+914400000000",
      script: caller,
      voice: speech.voice,
      voiceName: voice,
      subscribe: (listener) => desk.feed.subscribe(listener),
      onTurn: (words) => story.callerSays(words),
      ...(noiseDbfs !== undefined && { surroundings: { noiseDbfs, seed } }),
      signal: new AbortController().signal,
    }),
  );
  const realMs = performance.now() - began;
  const book = (await desk.appointments()).filter(({ status }) => status === "booked");
  // Who moves or cancels wants nothing new.
  const isErrand = scenario.name === "moving" || scenario.name === "cancelling";
  const known = scenario.expects === "row" && scenario.name === "moving" ? new Set() : before;
  const rows = book.filter(({ id }) => scenario.expects === "no-row" || !known.has(id));
  return {
    planned,
    report,
    verdict:
      isErrand && book.some(({ id }) => !before.has(id))
        ? "wrong"
        : judge(scenario, caller.wish, rows, report),
    wish: caller.wish,
    rows: rows.map(rowInWords),
    misheard: desk.events.filter(
      (event) => event.type === "receptionist-says" && event.kind === "misheard",
    ).length,
    virtualMs: clock.nowMs() - startedMs,
    realMs,
    lines: await story.lines(report.callId),
  };
}

function judge(
  scenario: Scenario,
  wish: Wish,
  rows: readonly AppointmentView[],
  report: TrialReport,
): RungCall["verdict"] {
  const { expects, phone = CALLER } = scenario;
  if (expects === "no-row") return rows.length === 0 ? "right" : "none";
  if (expects !== "row") {
    if (rows.length > 0) return "wrong";
    const said = report.turns.map((turn) => turn.said).join(" ");
    return report.outcome === expects.outcome && (expects.said?.test(said) ?? true)
      ? "right"
      : "none";
  }
  const [row, ...more] = rows;
  if (row === undefined) return "none";
  if (scenario.name === "moving" && row.start.startsWith("2026-11-24T18:00")) return "none";
  const isAsWished =
    more.length === 0 &&
    row.services.join(" and ") === wish.service &&
    row.stylist === (wish.stylist ?? row.stylist) &&
    row.start.startsWith(`${wish.date}T${wish.time}`) &&
    row.customer.phone === phone;
  if (!isAsWished) return "wrong";
  return soundsLike(row.customer.name, wish.name) ? "right" : "name";
}

function rowInWords({ services, stylist, start, customer }: AppointmentView): string {
  return `${services.join(" and ")} with ${stylist} ${start.slice(0, 16)} for ${customer.name} ${customer.phone}`;
}
