import type { Clock } from "../../../base/clock.ts";
import { systemClock } from "../../../base/clock.ts";
import { silentLogger, type Logger } from "../../../ops/logger.ts";
import type { AnswerHandler, StaffNotice } from "../../../ports/staff-chat.ts";
import { SlackStaffChat } from "../staff-chat.ts";
import { SlackStandIn } from "./slack-stand-in.ts";

/** A workspace with three members, and our app in it. */
export interface OpenSlack extends AsyncDisposable {
  readonly slack: SlackStandIn;
  readonly chat: SlackStaffChat;
  /** Listens, and resolves once Slack has said hello. */
  hear(onAnswer: AnswerHandler): Promise<AsyncDisposable>;
}

/** Opens both; with `way` "http" the app has no app token. */
export async function openSlack(
  options: {
    readonly clock?: Clock;
    readonly way?: "socket" | "http";
    readonly logger?: Logger;
  } = {},
): Promise<OpenSlack> {
  const { clock = systemClock, way = "socket", logger = silentLogger } = options;
  const slack = await SlackStandIn.open({ nowMs: () => clock.nowMs() });
  slack.workspace.members.push(
    { id: "U0ANNA", name: "Anna Meyer", email: "anna@acme.test" },
    { id: "U0BOB", name: "Bob Stone", email: "bob@acme.test", deleted: true },
    { id: "U0REMIND", name: "Reminders", isBot: true },
  );
  const { appToken, ...withoutAppToken } = slack.account;
  const account = way === "http" ? withoutAppToken : { ...withoutAppToken, appToken };
  const chat = new SlackStaffChat({ account, clock, logger });
  return {
    slack,
    chat,
    async hear(onAnswer) {
      const listening = chat.listen(onAnswer);
      if (way === "socket") await slack.links.next();
      return listening;
    },
    [Symbol.asyncDispose]: () => slack[Symbol.asyncDispose](),
  };
}

/**
 * Lets what is on its way through the loopback be dealt with: a connection is opened by a request, an upgrade and a hello, and these
 * take as many turns as some requests one after the other.
 */
export async function settled({ account }: SlackStandIn): Promise<void> {
  for (let time = 0; time < 4; time += 1) await (await fetch(account.apiUrl)).text();
}

/** A notice to Anna. */
export const NOTICE: StaffNotice = {
  noticeId: "visit_1:slack",
  to: "U0ANNA",
  headline: "Maria Lopez is here to see you.",
  lines: ["From Initech, for an interview."],
  choices: [
    { answer: "on-my-way", label: "On my way" },
    { answer: "wait", label: "Ask them to wait" },
    { answer: "colleague", label: "Send a colleague" },
    { answer: "not-expected", label: "Not expecting them" },
  ],
  ownWords: "Or say it in your own words",
};
