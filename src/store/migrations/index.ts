import { firstBook } from "./0001-first-book.ts";
import { forgottenCalls } from "./0002-forgotten-calls.ts";
import { callHolders } from "./0003-call-holders.ts";
import { richerBook } from "./0004-richer-book.ts";
import { whoIsWho } from "./0005-who-is-who.ts";
import { outboxAndJobs } from "./0006-outbox-and-jobs.ts";
import { calendars } from "./0007-calendars.ts";
import { streamTickets } from "./0008-stream-tickets.ts";
import { turnTraces } from "./0009-turn-traces.ts";
import { voiceAgent } from "./0010-voice-agent.ts";
import { lobby } from "./0011-lobby.ts";
import { webhooksAndTemplates } from "./0012-webhooks-and-templates.ts";
import { lobbyConversations } from "./0013-lobby-conversations.ts";
import { meetingCalendars } from "./0014-meeting-calendars.ts";
import type { Migration } from "./migration.ts";

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  firstBook,
  forgottenCalls,
  callHolders,
  richerBook,
  whoIsWho,
  outboxAndJobs,
  calendars,
  streamTickets,
  turnTraces,
  voiceAgent,
  lobby,
  webhooksAndTemplates,
  lobbyConversations,
  meetingCalendars,
];
