import { systemClock } from "../../base/clock.ts";
import { networkExchange } from "../../channels/twilio/simulator/index.ts";
import type { Config } from "../../config/config.ts";
import { createLogger } from "../../ops/logger.ts";
import type { TurnTrace } from "../../domain/calls/turn-trace.ts";
import type { CallFeedEvent } from "../../ports/call-feed.ts";
import { FLITE_VOICES, LocalVoice } from "../../providers/local/index.ts";
import type { AppointmentView } from "../../actions/booking/list-appointments.ts";
import { openBookDesk } from "../book-desk.ts";
import { exampleCaller, type CallerScript } from "./caller-script.ts";
import type { OutgoingTrial } from "./picked-up.ts";
import { readFeed } from "./read-feed.ts";
import { StartFault } from "../start-fault.ts";
import { startService, type Service } from "../start-service.ts";
import { trialCall, type TrialReport } from "./trial-call.ts";

export interface RingOptions {
  readonly config: Config;
  /** What the caller says, given the time where the desk is; left out, a usual caller's words. */
  readonly script?: (nowLocal: string) => CallerScript;
  /** Set when it is the desk that rings, and the caller who picks up. */
  readonly outgoing?: OutgoingTrial;
  /** The caller's voice. */
  readonly voiceName: string;
  /** E.164. */
  readonly from: string;
  /** Level of white noise behind the caller, dBFS. */
  readonly noiseDbfs?: number;
  readonly onEvent: (event: CallFeedEvent) => void;
  readonly signal: AbortSignal;
}

export interface RingReport extends TrialReport {
  /** What the call added to the book or changed in it. */
  readonly appointments: readonly AppointmentView[];
  /** Where the time of each turn went. */
  readonly traces: readonly TurnTrace[];
}

/** The voices a simulated caller can have. */
export function callerVoices(): readonly string[] {
  return FLITE_VOICES;
}

/** Rings the desk that is running here, or one started for this call alone, over the real media-stream protocol. */
export async function ringDesk(options: RingOptions): Promise<RingReport> {
  const { config, signal } = options;
  await using stack = new AsyncDisposableStack();
  const running = await findRunning(config);
  const origin = running ?? (await startForOneCall(config, stack)).origin;
  const book = stack.use(await openBookDesk(config));
  const nowLocal = await book.nowLocal();
  const pickedUp = options.outgoing && (await book.pickUp(options.outgoing));
  const before = new Map((await book.appointments({})).map((one) => [one.id, JSON.stringify(one)]));
  const listeners = new Set<(event: CallFeedEvent) => void>([options.onEvent]);
  const over = new AbortController();
  stack.defer(() => over.abort(new Error("The call is over")));
  const feed = await readFeed({
    origin,
    ...(config.dashboardPassword !== undefined && { password: config.dashboardPassword }),
    signal: over.signal,
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  const voice = stack.use(new LocalVoice({ clock: systemClock }));
  const authToken = config.twilio?.authTokens[0];
  const call = trialCall({
    exchange: networkExchange({
      origin,
      clock: systemClock,
      ...(config.publicOrigin !== undefined && { publicOrigin: config.publicOrigin }),
      ...(authToken !== undefined && { authToken }),
    }),
    clock: systemClock,
    from: pickedUp?.from ?? options.from,
    to: "+914400000000",
    ...(pickedUp && { outgoing: pickedUp.outgoing }),
    script:
      options.script?.(nowLocal) ??
      pickedUp?.usualScript ??
      exampleCaller(await book.trade(), nowLocal),
    voice,
    voiceName: options.voiceName,
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    ...(options.noiseDbfs !== undefined && { surroundings: { noiseDbfs: options.noiseDbfs } }),
    signal,
  });
  const report = await unlessDeskStops(call, feed.ended);
  const after = await book.appointments({});
  const appointments = after.filter((one) => before.get(one.id) !== JSON.stringify(one));
  return { ...report, appointments, traces: await book.traces(report.callId) };
}

// A desk that stops is first noticed as a call that nobody answers any more.
const NOTICE_STOP_MS = 500;

async function unlessDeskStops<T>(call: Promise<T>, stopped: Promise<void>): Promise<T> {
  const stop = stopped.then((): never => {
    throw new StartFault("The desk stopped during the call; start it again and look at its log.");
  });
  try {
    return await Promise.race([call, stop]);
  } catch (error) {
    const { promise: noticed, resolve } = Promise.withResolvers<void>();
    using _timer = systemClock.setTimer(NOTICE_STOP_MS, resolve);
    await Promise.race([stop, noticed]);
    throw error;
  }
}

async function startForOneCall(config: Config, stack: AsyncDisposableStack): Promise<Service> {
  const level = config.logLevel === "info" ? "warn" : config.logLevel;
  const service = stack.use(
    await startService({ ...config, port: 0, host: "localhost" }, createLogger({ level })),
  );
  await service.ready;
  return service;
}

async function findRunning({ host, port }: Config): Promise<string | undefined> {
  if (port === 0) return undefined;
  const origin = `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${port}`;
  try {
    const response = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(1000) });
    const body: unknown = await response.json();
    const isOurs = typeof body === "object" && body !== null && "status" in body && "parts" in body;
    return isOurs ? origin : undefined;
  } catch {
    return undefined;
  }
}
