import type { HandOver } from "../messenger.ts";
import type {
  AnswerHandler,
  NoticeAnswer,
  StaffAnswer,
  StaffChat,
  StaffMember,
  StaffNotice,
  StaffStatus,
} from "../staff-chat.ts";

/** What becomes of one notice: shown, refused, certainly not shown, or shown or not with the answer lost on its way back. */
export type StaffChatStep = "show" | "refuse" | "unsent" | "show-and-lose-the-answer" | "lose";

/** A notice as it stands in the chat. */
export interface ShownNotice {
  readonly notice: StaffNotice;
  /** What stands in place of its buttons. */
  closedWith?: string;
}

/**
 * A chat in memory, as strict as a real one: it refuses people it doesn't know, and throws when a notice comes twice or a button is pressed that
 * isn't there, which no test wants. It shows everything unless the test has written down otherwise.
 */
export class ScriptedStaffChat implements StaffChat {
  readonly name = "scripted";
  readonly people: StaffMember[] = [];
  readonly statuses = new Map<string, StaffStatus>();
  /** What is shown, in order. */
  readonly shown: ShownNotice[] = [];
  /** While it is set nobody can ask anything. */
  cannotBeAsked = false;
  readonly #channels: ReadonlySet<string>;
  readonly #steps: StaffChatStep[];
  readonly #nowMs: () => number;
  #onAnswer: AnswerHandler | undefined;

  constructor(
    options: {
      readonly people?: readonly StaffMember[];
      readonly channels?: readonly string[];
      readonly steps?: StaffChatStep[];
      readonly nowMs?: () => number;
    } = {},
  ) {
    this.people.push(...(options.people ?? []));
    this.#channels = new Set(options.channels);
    this.#steps = options.steps ?? [];
    this.#nowMs = options.nowMs ?? (() => 0);
  }

  async findByEmail(email: string): Promise<StaffMember | undefined> {
    await this.#ask();
    const sought = email.trim().toLowerCase();
    return this.people.find((one) => one.email?.toLowerCase() === sought && !one.isGone);
  }

  async statusOf(memberId: string): Promise<StaffStatus> {
    await this.#ask();
    return this.statuses.get(memberId) ?? { isActive: true };
  }

  async *members(): AsyncGenerator<StaffMember, void> {
    await this.#ask();
    yield* this.people;
  }

  async post(notice: StaffNotice): Promise<HandOver> {
    await Promise.resolve();
    const step = this.#steps.shift() ?? "show";
    if (step === "unsent") return { status: "unsent", reason: "rate-limit" };
    if (step === "lose") return { status: "unknown", reason: "no-answer" };
    const member = this.people.find((one) => one.memberId === notice.to);
    if (!member && !this.#channels.has(notice.to))
      return { status: "refused", reason: "unknown-person" };
    if (member?.isGone === true) return { status: "refused", reason: "has-left" };
    if (step === "refuse") return { status: "refused", reason: "not-allowed" };
    if (this.#shownAs(notice.noticeId)) throw new Error(`${notice.noticeId} was posted twice`);
    this.shown.push({ notice });
    return step === "show-and-lose-the-answer"
      ? { status: "unknown", reason: "no-answer" }
      : { status: "sent", carrierId: carrierIdOf(notice) };
  }

  async find(notice: StaffNotice): Promise<{ readonly carrierId: string } | undefined> {
    await this.#ask();
    return this.#shownAs(notice.noticeId) && { carrierId: carrierIdOf(notice) };
  }

  async close(carrierId: string, notice: StaffNotice, sentence: string): Promise<void> {
    await this.#ask();
    const shown = this.#shownAs(notice.noticeId);
    if (!shown || carrierId !== carrierIdOf(notice)) throw new Error(`${carrierId} isn't there`);
    shown.closedWith = sentence;
  }

  listen(onAnswer: AnswerHandler): AsyncDisposable {
    if (this.#onAnswer) throw new Error("Only one may listen.");
    this.#onAnswer = onAnswer;
    return {
      [Symbol.asyncDispose]: async () => {
        await Promise.resolve();
        this.#onAnswer = undefined;
      },
    };
  }

  /** Somebody presses a button, or says something; whether it was kept. */
  async answer(
    noticeId: string,
    answer: NoticeAnswer,
    { text, by }: { readonly text?: string; readonly by?: StaffAnswer["by"] } = {},
  ): Promise<boolean> {
    const shown = this.#shownAs(noticeId);
    const onAnswer = this.#onAnswer;
    if (!shown) throw new Error(`Nobody was shown ${noticeId}`);
    const { notice } = shown;
    const isThere =
      answer === "said"
        ? notice.ownWords !== undefined
        : notice.choices.some((choice) => choice.answer === answer);
    if (!isThere) throw new Error(`${noticeId} has no button ${answer}`);
    if (!onAnswer) return false;
    const given = {
      noticeId,
      answer,
      ...(text !== undefined && { text }),
      by: by ?? { memberId: notice.to },
      atMs: this.#nowMs(),
    };
    try {
      const sentence = await onAnswer(given);
      if (sentence !== undefined) shown.closedWith = sentence;
      return true;
    } catch {
      return false;
    }
  }

  #shownAs(noticeId: string): ShownNotice | undefined {
    return this.shown.find(({ notice }) => notice.noticeId === noticeId);
  }

  async #ask(): Promise<void> {
    await Promise.resolve();
    if (this.cannotBeAsked) throw new Error("503");
  }
}

function carrierIdOf(notice: StaffNotice): string {
  return `${notice.to}:${notice.noticeId}`;
}
