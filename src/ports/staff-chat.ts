import type { HandOver } from "./messenger.ts";

/** What somebody may answer to the notice that a visitor is here; `said` is in their own words. */
export type NoticeAnswer = "on-my-way" | "wait" | "colleague" | "not-expected" | "said";

/** Somebody in the company's chat, as its directory knows them. */
export interface StaffMember {
  /** The chat's own id, e.g. `U012AB3CD`. */
  readonly memberId: string;
  /** As it is shown to others. */
  readonly name: string;
  readonly email?: string;
  readonly title?: string;
  /** As they typed it: not checked, in no certain form. */
  readonly phone?: string;
  /** IANA. */
  readonly zone?: string;
  /** A guest is a person of another company who was let in. */
  readonly kind: "person" | "guest" | "bot";
  /** Has left: their account is closed. */
  readonly isGone: boolean;
}

/** What somebody's own sign in the chat says just now. */
export interface StaffStatus {
  readonly isActive: boolean;
  /** Their words, e.g. "Out sick". */
  readonly text?: string;
  /** When that ends by itself. */
  readonly untilMs?: number;
}

/** A message about one visitor to one person, or to a channel such as the front desk's. Everything in it is plain text. */
export interface StaffNotice {
  /** Ours, the same for each try, at most 200 characters; it comes back with each answer. */
  readonly noticeId: string;
  /** A member's id, or a channel's. */
  readonly to: string;
  /** One sentence, also what a locked telephone shows. Names in it may come from a stranger. */
  readonly headline: string;
  /** A line each below it, e.g. "From Initech, for an interview". */
  readonly lines: readonly string[];
  /** The buttons, in this order, with their captions. Without any the notice only tells. */
  readonly choices: readonly {
    readonly answer: Exclude<NoticeAnswer, "said">;
    readonly label: string;
  }[];
  /** What stands over the field for an answer in own words; absent: no such field. */
  readonly ownWords?: string;
}

/** An answer to a notice, from whoever gave it. */
export interface StaffAnswer {
  readonly noticeId: string;
  readonly answer: NoticeAnswer;
  /** What was written; only with `said`. */
  readonly text?: string;
  readonly by: {
    readonly memberId: string;
    /** As the chat calls them, where it says so. */
    readonly name?: string;
  };
  readonly atMs: number;
}

/**
 * Keeps an answer and resolves once it is kept: with the sentence that stands in the notice from now on in place of its buttons ("You
 * answered: on my way, 10:32"), or with nothing when the notice is not ours to close. It is called again for a later answer to
 * the same notice, and then does not keep it but says what had been answered. Rejects when nothing could be kept: then
 * the chat shows the person that their answer didn't arrive.
 */
export type AnswerHandler = (answer: StaffAnswer) => Promise<string | undefined>;

/** Reaches staff where they write to each other, and hears what they answer. */
export interface StaffChat {
  /** For logs and metrics, e.g. `slack`. */
  readonly name: string;

  /** Whose e-mail address this is; remembered for a while. @throws ProviderError */
  findByEmail(
    email: string,
    options: { readonly signal: AbortSignal },
  ): Promise<StaffMember | undefined>;

  /** What their sign says now, never remembered. @throws ProviderError */
  statusOf(memberId: string, options: { readonly signal: AbortSignal }): Promise<StaffStatus>;

  /** Everybody, page by page, also who is gone, guests and programs. @throws ProviderError */
  members(options: { readonly signal: AbortSignal }): AsyncIterable<StaffMember>;

  /** Posts a notice, within five seconds; never throws for what the chat answers. `carrierId` names the message. */
  post(notice: StaffNotice, options: { readonly signal: AbortSignal }): Promise<HandOver>;

  /** Looks whether the chat has a notice whose answer got lost. @throws ProviderError when it can't be asked. */
  find(
    notice: StaffNotice,
    since: { readonly fromMs: number; readonly signal: AbortSignal },
  ): Promise<{ readonly carrierId: string } | undefined>;

  /** Puts a sentence in place of the buttons, e.g. because somebody else answered. @throws ProviderError */
  close(
    carrierId: string,
    notice: StaffNotice,
    sentence: string,
    options: { readonly signal: AbortSignal },
  ): Promise<void>;

  /** Hears answers until it is disposed of. Only one may listen at a time. */
  listen(onAnswer: AnswerHandler): AsyncDisposable;
}
