import type { Clock } from "../base/clock.ts";
import type { AnsweredWebhooks } from "../channels/twilio/index.ts";
import {
  beginWebhook,
  dropWebhook,
  finishWebhook,
  sealedAnswer,
} from "../store/webhooks/answered-webhooks.ts";
import type { Database } from "../store/database.ts";

/** The carrier gives up on an answer after 15 s; a server that has not given it by then is gone or stuck. */
const WORKS_FOR_MS = 20_000;

/** Has all servers on one database do a webhook once, whichever of them its repeat reaches. */
export function answeredWebhooks(parts: { database: Database; clock: Clock }): AnsweredWebhooks {
  const { database, clock } = parts;
  return {
    begin(tokenHash) {
      const nowMs = clock.nowMs();
      return beginWebhook(database, { tokenHash, nowMs, takeOverBeforeMs: nowMs - WORKS_FOR_MS });
    },
    finish: (tokenHash, answer) => finishWebhook(database, { tokenHash, answer }),
    drop: (tokenHash) => dropWebhook(database, tokenHash),
    answer: (tokenHash) => sealedAnswer(database.read, tokenHash),
  };
}
