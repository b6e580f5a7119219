import type { Lobby } from "../../../src/actions/testing/open-lobby.ts";
import { readConfig, type Config } from "../../../src/config/config.ts";
import type { NoticeAnswer } from "../../../src/ports/staff-chat.ts";
import { IppStandIn } from "../../../src/providers/ipp/testing/ipp-stand-in.ts";
import { SlackStandIn } from "../../../src/providers/slack/testing/slack-stand-in.ts";
import type { SlackMessage } from "../../../src/providers/slack/testing/workspace.ts";
import { RestStandIn } from "../../../src/providers/twilio/testing/rest-stand-in.ts";
import type { WiredClock } from "../../support/wired/wired-clock.ts";

/** What hosts do with a notice: press a button, or write something. */
export interface HostHabit {
  readonly answer: NoticeAnswer;
  /** With `said`. */
  readonly words?: string;
  /** How long they take. */
  readonly afterMs: number;
}

const LOOK_EVERY_MS = 500;
export const FRONT_DESK_CHANNEL = "C0FRONTDESK";

/**
 * Everybody and everything behind the lobby, on this machine's loopback: Slack with the people of the directory in it, Twilio's REST
 * API, and a printer that speaks IPP.
 */
export class Staff implements AsyncDisposable {
  readonly slack: SlackStandIn;
  readonly twilio: RestStandIn;
  readonly printer: IppStandIn;
  /** What those who are told do, by what they do now; nobody answers without it. */
  habit: HostHabit | undefined;
  readonly #clock: WiredClock;
  readonly #names = new Map<string, string>();
  readonly #seen = new Set<string>();
  #timer: Disposable | undefined;

  private constructor(
    parts: Pick<Staff, "slack" | "twilio" | "printer">,
    clock: WiredClock,
    people: readonly { readonly name: string; readonly email: string | null }[],
  ) {
    this.slack = parts.slack;
    this.twilio = parts.twilio;
    this.printer = parts.printer;
    this.#clock = clock;
    for (const [at, { name, email }] of people.entries()) {
      const id = `U${String(at).padStart(8, "0")}`;
      this.#names.set(this.slack.workspace.conversationOf(id), name);
      this.slack.workspace.members.push({ id, name, ...(email !== null && { email }) });
    }
    this.slack.workspace.channels.set(FRONT_DESK_CHANNEL, { isMember: true });
    this.#look();
  }

  static async open({ database }: Lobby, clock: WiredClock): Promise<Staff> {
    const nowMs = () => clock.nowMs();
    const parts = {
      slack: await SlackStandIn.open({ nowMs }),
      twilio: await RestStandIn.open({ nowMs }),
      printer: await IppStandIn.open(),
    };
    const people = await database.read.selectFrom("employees").select(["name", "email"]).execute();
    return new Staff(parts, clock, people);
  }

  /** An installation that reaches them all. */
  get config(): Config {
    const { account } = this.slack;
    const twilio = this.twilio.account;
    return readConfig({
      SLACK_BOT_TOKEN: account.botToken,
      SLACK_APP_TOKEN: account.appToken,
      SLACK_API_URL: account.apiUrl,
      SLACK_FRONT_DESK_CHANNEL: FRONT_DESK_CHANNEL,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_FROM_NUMBER: twilio.fromNumber,
      TWILIO_API_BASE_URL: twilio.apiOrigin,
      PUBLIC_ORIGIN: twilio.publicOrigin,
      DASHBOARD_PASSWORD: "not used here",
      PRINTER_URL: this.printer.address,
    });
  }

  /** Every notice in Slack: to whom, and what it says. */
  get notices(): readonly { readonly to: string; readonly message: SlackMessage }[] {
    return [...this.slack.workspace.messages].flatMap(([channel, messages]) =>
      messages
        .filter(({ botId }) => botId !== undefined)
        .map((message) => ({ to: this.#names.get(channel) ?? channel, message })),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    await this.slack[Symbol.asyncDispose]();
    await this.twilio[Symbol.asyncDispose]();
    await this.printer[Symbol.asyncDispose]();
  }

  #look(): void {
    for (const [channel, messages] of this.slack.workspace.messages)
      for (const message of messages) this.#see(channel, message);
    this.#timer = this.#clock.setTimer(LOOK_EVERY_MS, () => this.#look());
  }

  #see(channel: string, message: SlackMessage): void {
    const { habit } = this;
    if (!habit || this.#seen.has(message.ts) || message.botId === undefined) return;
    this.#seen.add(message.ts);
    const member = `U${channel.slice(1)}`;
    const isAsked = message.blocks.some(({ type }) => type === "actions");
    if (!isAsked) return;
    this.#clock.setTimer(habit.afterMs, () => {
      const options = habit.words === undefined ? {} : { value: habit.words };
      const pressed = this.slack.pressed(member, message, habit.answer, options);
      void this.slack.links.deliver("interactive", pressed);
    });
  }
}
