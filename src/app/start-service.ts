import type { AddressInfo } from "node:net";
import { followDelivery } from "../actions/outreach/follow-delivery.ts";
import { systemClock } from "../base/clock.ts";
import { LiveCallFeed } from "../call/runtime/feed.ts";
import { browserChannel, showCall, TALK_SOCKET_PATH } from "../channels/browser/index.ts";
import { MEDIA_STREAM_PATH, twilioChannel } from "../channels/twilio/index.ts";
import type { Config } from "../config/config.ts";
import { readPhoneNumber } from "../domain/people/phone-number.ts";
import { createAccessGuard } from "../http/access/guard.ts";
import { isSameOrigin } from "../http/access/same-origin.ts";
import { countCalls } from "../http/call-metrics.ts";
import { createServer } from "../http/create-server.ts";
import { HealthRegistry } from "../ops/health.ts";
import type { Logger } from "../ops/logger.ts";
import { createMetrics } from "../ops/metrics.ts";
import type { Database } from "../store/database.ts";
import { loadDesk } from "../actions/load-desk.ts";
import { newId } from "../base/id.ts";
import { bookReader } from "./book-reader.ts";
import { startCalendars } from "./calendars/start-calendars.ts";
import { startDirectory } from "./directory/start-directory.ts";
import { slackRoute } from "../http/routes/slack.ts";
import { openStaffChat } from "./open-staff-chat.ts";
import { PAGES_FOLDER } from "./built-pages.ts";
import { forgetOldCalls } from "./forget-old-calls.ts";
import { kioskDocuments } from "./kiosk-documents.ts";
import { listen } from "./listen.ts";
import { messageAnswers } from "./message-answers.ts";
import { countFailovers, registerServices } from "./failovers.ts";
import { countTurns } from "./count-turns.ts";
import { openBrain } from "./open-brain.ts";
import { keptSpeechFolder } from "./speech/kept-speech-folder.ts";
import { openSpeech } from "./speech/open-speech.ts";
import { openVoiceAgents } from "./voice-agents.ts";
import { voicesOfDesks } from "./speech/voices-of-desks.ts";
import { deskRung, openBook, ownerContext } from "./open-book.ts";
import { openJobQueue } from "./open-job-queue.ts";
import { outgoingCalls } from "./outgoing-calls.ts";
import { prepareSpeech } from "./prepare-speech.ts";
import { Reception } from "./reception.ts";
import { answeredWebhooks } from "./answered-webhooks.ts";
import { VisitNewsRounds } from "./visit-news.ts";
import { watchLostCalls } from "./watch-lost-calls.ts";
import { lostCalls } from "./lost-calls.ts";
import { phoneCallId } from "./phone-call-id.ts";
import { sharedCalls } from "./shared-calls.ts";
import { startLobby } from "./start-lobby.ts";
import { startOutreach } from "./start-outreach.ts";
import { textingOf } from "./texting-of.ts";
import { startVisits } from "./visits/start-visits.ts";

/** What `npm run build` writes. */
// Each talk call on this machine needs its share of a core; more callers than this would all be heard badly.
const MOST_BROWSER_CALLS = 20;

/** A running Frontdesk. Disposing of it lets calls finish their sentence and stops everything, in under five seconds. */
export interface Service extends AsyncDisposable {
  /** Where it listens on this machine, e.g. `http://localhost:5000`. */
  readonly origin: string;
  readonly database: Database;
  /** Settles when the ears and the voice have everything at hand; calls that come before are a little slower. */
  readonly ready: Promise<void>;
}

/**
 * Starts everything in one order: book, speech, reception, server, channels, and only then the port; it stops in the
 * opposite order. Throws an error whose message tells the owner what to do.
 */
export async function startService(
  config: Config,
  logger: Logger,
  pagesFolder = PAGES_FOLDER,
): Promise<Service> {
  const clock = systemClock;
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openBook(config));
  const forgetsWords = config.keepTranscriptsDays === 0;
  stack.use(await watchLostCalls({ database, clock, logger, forgetsWords }));
  const owner = await ownerContext(database, clock);
  const { country } = await loadDesk(owner);
  const metrics = createMetrics();
  const onFailover = countFailovers(metrics, logger);
  const { ears, voices } = config;
  const deskVoices = await voicesOfDesks(database.read);
  const keepsIn = keptSpeechFolder(config.databaseUrl);
  const speech = stack.use(
    openSpeech({
      ears,
      voices,
      deskVoices,
      clock,
      onFailover,
      ...(keepsIn !== undefined && { keepsIn }),
    }),
  );
  const served = openBrain(config.models, clock, (failover) => onFailover("brain", failover));
  const agents = openVoiceAgents(config.agents, clock, (failover) => onFailover("agent", failover));
  const closing = new AbortController();
  stack.defer(() => closing.abort(new Error("The program is closing")));
  // Without a telephone line every call is the owner's own trial.
  const wordsAreKept = config.twilio !== undefined && config.keepTranscriptsDays > 0;
  let speechFault = false;
  // The port opens meanwhile: a call that comes first waits for its words, not for ours.
  const ready = prepareSpeech(speech, owner, wordsAreKept).catch((error: unknown) => {
    if (closing.signal.aborted) return;
    speechFault = true;
    logger.error({ err: error }, "the ears could not be prepared");
  });
  const feed = new LiveCallFeed();
  const visitNews = new VisitNewsRounds({ database, clock, logger });
  const reception = stack.use(
    new Reception({
      database,
      clock,
      logger,
      feed,
      brain: served.brain,
      ears: speech.ears,
      voice: speech.voice,
      agents,
      deskFor: (calledNumber) => deskRung(database.read, calledNumber),
      forgetsWords,
      wordsAreKept,
      texting: textingOf(config),
      printsBadges: config.printer !== undefined,
      tellsNobody: config.slack === undefined && config.twilio === undefined,
      visitNews: visitNews.open,
      onTraces: countTurns(metrics),
    }),
  );
  stack.use(forgetOldCalls({ database, clock, logger, days: config.keepTranscriptsDays }));
  const guard = createAccessGuard({
    clock,
    ...(config.dashboardPassword !== undefined && { password: config.dashboardPassword }),
  });
  const health = new HealthRegistry();
  health.register("database", async () => {
    await database.read.selectFrom("desks").select("id").limit(1).execute();
    return { state: "healthy" };
  });
  health.register("speech", () =>
    speechFault
      ? { state: "degraded", detail: "The local ears or voice can't be prepared; see the log." }
      : { state: "healthy" },
  );
  registerServices(health, (part) => {
    if (part === "agent") return agents.resting();
    return part === "brain" ? served.resting() : speech.resting(part);
  });
  stack.use(countCalls(feed, metrics));
  const jobs = stack.use(await openJobQueue(config, { database, clock, logger }));
  stack.use(await startOutreach({ config, database, clock, logger, feed, metrics, health, jobs }));
  const { publicOrigin } = config;
  const server = await createServer({
    clock,
    logger,
    guard,
    health,
    metrics,
    feed,
    book: bookReader(() => Promise.resolve(owner)),
    pagesFolder,
    ...(publicOrigin !== undefined && { publicOrigin }),
    socketPaths: [MEDIA_STREAM_PATH, TALK_SOCKET_PATH],
  });
  stack.defer(() => server.close());
  await server.register(twilioChannel, {
    clock,
    logger,
    authTokens: config.twilio?.authTokens ?? [],
    ...(publicOrigin !== undefined && { publicOrigin }),
    onCall: (line) => void reception.answer(line, phoneCallId(line)),
    outgoing: outgoingCalls({ database, clock }),
    shared: sharedCalls({ database, clock }),
    lost: lostCalls({ database, clock, logger, forgetsWords }),
    answered: answeredWebhooks({ database, clock }),
    onDelivery: (news) => followDelivery({ database, clock }, news),
    onMessage: messageAnswers({
      database,
      clock,
      deskRung: (called) => deskRung(database.read, called),
      onVisitNews: visitNews.ring,
    }),
  });
  browserChannel(server, {
    clock,
    logger,
    mostCalls: MOST_BROWSER_CALLS,
    admits: (request) => guard.admit(request).ok && isSameOrigin(request, publicOrigin),
    readNumber: (typed) => {
      const reading = readPhoneNumber(typed, country);
      return reading.ok ? reading.number : undefined;
    },
    onCall: (line) => {
      const callId = newId("call");
      const shown = new DisposableStack();
      shown.use(showCall(feed, callId, line));
      if (line.atKiosk) shown.use(kioskDocuments({ owner, logger, feed }, callId, line));
      void reception.answer(line, callId).finally(() => shown[Symbol.dispose]());
    },
  });
  const staffChat = openStaffChat(config.slack, { clock, logger });
  if (staffChat) slackRoute(server, (request) => staffChat.receive(request));
  await startDirectory({
    server,
    config,
    database,
    clock,
    logger,
    jobs,
    ...(staffChat && { chat: staffChat }),
  });
  stack.use(
    await startLobby({
      config,
      database,
      clock,
      logger,
      feed,
      metrics,
      health,
      news: visitNews,
      ...(staffChat && { chat: staffChat }),
    }),
  );
  await startCalendars({
    server,
    database,
    clock,
    logger,
    health,
    jobs,
    secretsKey: config.secretsKey,
  });
  stack.use(await startVisits({ server, guard, config, database, clock, logger, jobs }));
  const address = await listen(server, config);
  const running = stack.move();
  return {
    origin: originOf(address, config.host),
    database,
    ready,
    async [Symbol.asyncDispose]() {
      // Calls first: their lines need the server to say the last sentence.
      await reception[Symbol.asyncDispose]();
      await running[Symbol.asyncDispose]();
    },
  };
}

function originOf({ address, port, family }: AddressInfo, host: string): string {
  if (host === "localhost" || host === "0.0.0.0" || host === "::")
    return `http://localhost:${port}`;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
