import { noteCallOutcome } from "../actions/outreach/note-call-outcome.ts";
import { releaseCallHolds } from "../actions/booking/release-holds.ts";
import { hostCall, hostCallOver } from "../actions/lobby/answers/host-call.ts";
import { followMissedCall } from "../actions/outreach/follow-missed-call.ts";
import { loadDesk } from "../actions/load-desk.ts";
import type { ActionContext } from "../actions/action-context.ts";
import type { Clock } from "../base/clock.ts";
import { newId } from "../base/id.ts";
import { runCall } from "../call/runtime/call-runtime.ts";
import type { LiveCallFeed } from "../call/runtime/feed.ts";
import type { CallReport } from "../call/runtime/report.ts";
import { knowCaller } from "../desks/booking/know-caller.ts";
import type { Texting } from "../desks/booking/identity/texting.ts";
import { withHeldPlace } from "../desks/booking/waiting/with-held-place.ts";
import { openOutreach } from "../desks/booking/outreach/open-outreach.ts";
import type { Logger } from "../ops/logger.ts";
import type { Brain } from "../ports/brain.ts";
import type { Line } from "../ports/line.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import type { TurnTrace } from "../domain/calls/turn-trace.ts";
import { isHeldBy } from "../store/calls/call-holder.ts";
import { endCall, findCall, startCall } from "../store/calls/calls.ts";
import { forgetCall } from "../store/calls/forget-call.ts";
import { keepTraces } from "../store/calls/turn-traces.ts";
import type { Database } from "../store/database.ts";
import type { OpenVisitNews } from "./visit-news.ts";
import type { VoiceAgents } from "./voice-agents.ts";
import { callBackUnreached } from "./call-back-unreached.ts";
import { callSpeech } from "./call-speech.ts";
import { callSettings } from "./call-settings.ts";
import { answeredCall, outcomeWhenOver } from "./outgoing-calls.ts";
import { outgoingSettings } from "./outgoing-settings.ts";
import { hostCallParts } from "./host-calls.ts";
import { openDesk } from "./open-desk.ts";
import { StoredCallLogs } from "./stored-call-log.ts";
import { takeOverCall } from "./take-over-call.ts";
import { thisProcess } from "./this-process.ts";

export interface ReceptionOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly feed: LiveCallFeed;
  readonly brain: Brain;
  readonly ears?: SpeechToText;
  readonly voice?: TextToSpeech;
  /** Those that desks may choose in place of ears, brain and voice. */
  readonly agents?: Pick<VoiceAgents, "find">;
  /** The desk that a number rings. */
  readonly deskFor: (calledNumber: string | undefined) => Promise<string>;
  /** How codes reach callers' telephones; absent where none can. */
  readonly texting?: Texting;
  /** Whether there is a printer for visitors' badges. */
  readonly printsBadges?: boolean;
  /** Whether no way is set up by which visitors' hosts could be told. */
  readonly tellsNobody?: boolean;
  /** Opens what a visitor is told while they wait; without it they are told nothing. */
  readonly visitNews?: OpenVisitNews;
  /** Whether the words of a call are erased as soon as it is over. */
  readonly forgetsWords: boolean;
  /** Whether callers are told that their words are kept. */
  readonly wordsAreKept: boolean;
  /** Names this process where calls are kept; only tests have several in one. */
  readonly holder?: string;
  /** Told where the time of each turn of a call went, once it is over. */
  readonly onTraces?: (traces: readonly TurnTrace[]) => void;
}

/** Takes every call, whatever the line, and holds it to its end. */
export class Reception implements AsyncDisposable {
  readonly #options: ReceptionOptions;
  readonly #closing = new AbortController();
  readonly #calls = new Map<string, Promise<unknown>>();
  readonly #logs: StoredCallLogs;

  constructor(options: ReceptionOptions) {
    this.#options = options;
    const { database, clock, holder = thisProcess } = options;
    this.#logs = new StoredCallLogs(database, clock, holder);
  }

  /** Holds one call. Never throws: one that cannot be held is closed, with a line in the log; one too late is closed too. */
  async answer(line: Line, callId: string = newId("call")): Promise<CallReport | undefined> {
    if (this.#closing.signal.aborted) {
      await line.close();
      return undefined;
    }
    const call = this.#hold(line, callId);
    this.#calls.set(callId, call);
    try {
      return await call;
    } catch (error) {
      this.#options.logger.error({ callId, err: error }, "a call could not be held");
      await line.close();
      return undefined;
    } finally {
      this.#calls.delete(callId);
    }
  }

  /** Lets every call finish its sentence, then ends it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new Error("The program is closing"));
    await Promise.allSettled(this.#calls.values());
  }

  async #hold(line: Line, callId: string): Promise<CallReport> {
    const {
      database,
      clock,
      logger,
      feed,
      brain,
      ears,
      voice,
      wordsAreKept,
      texting,
      printsBadges = false,
      tellsNobody = false,
      visitNews,
      holder = thisProcess,
    } = this.#options;
    const { callerNumber, outgoing } = line;
    const earlier = line.resumes === true ? await findCall(database.read, callId) : undefined;
    const toHost = outgoing && (await hostCall({ database, clock }, outgoing.callId));
    const rung =
      outgoing && !toHost ? await answeredCall({ database, clock }, outgoing.callId) : undefined;
    const deskId =
      earlier?.deskId ??
      toHost?.deskId ??
      rung?.deskId ??
      (await this.#options.deskFor(line.calledNumber));
    const context: ActionContext = {
      database,
      clock,
      deskId,
      ...(rung && { aboutVisit: rung.appointment.id }),
      actor: {
        kind: "caller",
        channel: line.channel,
        callId,
        ...(callerNumber !== undefined && { number: callerNumber }),
      },
    };
    const [business, outreach, staff] = await Promise.all([
      loadDesk(context),
      rung && openOutreach(context, rung, { open: openDesk, ...numbersOf(line) }),
      toHost && hostCallParts(context, toHost, wordsAreKept),
    ]);
    const { desk, caller } = outreach ?? {
      desk:
        staff?.desk ??
        (await withHeldPlace(
          await openDesk({
            ...context,
            ...(texting && { texting }),
            ...(printsBadges && { printsBadges }),
            ...(tellsNobody && { tellsNobody }),
          }),
          context,
        )),
      caller: await knowCaller(context, callerNumber),
    };
    const agent =
      business.agent === undefined ? undefined : this.#options.agents?.find(business.agent);
    // Whoever writes takes their time, also in a browser.
    const settings = callSettings(desk, business.policies, {
      channel: line.audio ? line.channel : "chat",
      wordsAreKept,
      transfers: line.transfer !== undefined,
      atKiosk: line.atKiosk === true,
    });
    const call = {
      id: callId,
      deskId,
      channel: line.channel,
      startedAtMs: earlier?.startedAtMs ?? clock.nowMs(),
      heldBy: holder,
      ...(callerNumber !== undefined && { callerNumber }),
    };
    if (!earlier) await startCall(database, call);
    const began = earlier ? "a call goes on in this process" : "a call began";
    logger.info({ callId, channel: line.channel }, began);
    // What is written when the call itself breaks.
    let end: Pick<CallReport, "endedAtMs" | "outcome" | "turns" | "traces"> = {
      endedAtMs: call.startedAtMs,
      outcome: "failed",
      turns: [],
      traces: [],
    };
    try {
      const resumes = earlier && (await takeOverCall(database, callId, holder));
      const ownSettings =
        staff?.settings ?? (outreach ? outgoingSettings(settings, outreach.words) : settings);
      const log = this.#logs.of(callId);
      using news =
        desk.profile.trade === "lobby" && !outgoing ? visitNews?.(callId, log) : undefined;
      const report = await runCall({
        callId,
        line,
        desk,
        settings: resumes?.state.settings ?? ownSettings,
        ...(resumes && { resumes }),
        caller,
        ...callSpeech({
          callId,
          line,
          desk,
          caller,
          brain,
          clock,
          logger,
          ...(ears && { ears }),
          ...(voice && { voice }),
          ...(agent && { agent }),
        }),
        clock,
        log,
        ...(news && { news }),
        feed,
        logger,
        signal: this.#closing.signal,
      });
      end = report;
      return report;
    } finally {
      if (await isHeldBy(database.read, callId, holder))
        await this.#end(context, call, end, outgoing);
      else logger.info({ callId }, "another process went on with a call");
    }
  }

  /** What follows from a call that is over. */
  async #end(
    context: ActionContext,
    { id: callId, startedAtMs }: { readonly id: string; readonly startedAtMs: number },
    end: Pick<CallReport, "endedAtMs" | "outcome" | "turns" | "traces">,
    outgoing: Line["outgoing"],
  ): Promise<void> {
    const { database, logger, forgetsWords, onTraces } = this.#options;
    await releaseCallHolds(context);
    if (outgoing) {
      const outcome = outcomeWhenOver(end);
      await noteCallOutcome(context, { callId: outgoing.callId, outcome });
      await hostCallOver(context, outgoing.callId);
    }
    // Before the end, so that whoever waits for that finds them.
    await keepTraces(database, callId, end.traces);
    onTraces?.(end.traces);
    await endCall(database, { callId, endedAtMs: end.endedAtMs, outcome: end.outcome });
    await callBackUnreached(context, callId);
    if (forgetsWords) await forgetCall(database, callId, end.endedAtMs);
    const cameToNothing = end.outcome === "abandoned" || end.outcome === "failed";
    if (!outgoing) await followMissedCall(context, { cameToNothing });
    const seconds = Math.round((end.endedAtMs - startedAtMs) / 1000);
    logger.info({ callId, outcome: end.outcome, seconds }, "a call ended");
  }
}

/** Whom we rang, and where they can ring back. */
function numbersOf({ callerNumber, calledNumber }: Line): { number?: string; callBack?: string } {
  return {
    ...(callerNumber !== undefined && { number: callerNumber }),
    ...(calledNumber !== undefined && { callBack: calledNumber }),
  };
}
