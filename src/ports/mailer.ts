import type { HandOver } from "./messenger.ts";

/** One e-mail to one person. */
export interface Email {
  /** Ours, the same for each try: it is in the Message-ID, so that a mail program shows a repeat once. */
  readonly key: string;
  readonly to: string;
  /** As it stands before the address the installation sends from; without one, as that is written there. */
  readonly fromName?: string;
  readonly subject: string;
  /** For programs that show no pictures. */
  readonly text: string;
  readonly html: string;
  readonly files: readonly EmailFile[];
}

/** What goes with it. */
export interface EmailFile {
  readonly name: string;
  /** MIME type, with parameters: `text/calendar; method=PUBLISH`. */
  readonly type: string;
  readonly content: Uint8Array;
  /** `cid:` by which the HTML shows it in its place. */
  readonly contentId?: string;
}

/** Whether e-mail could be sent just now, or a sentence that says why not. */
export type MailerCheck = { readonly ok: true } | { readonly ok: false; readonly detail: string };

/** Sends e-mail. Never throws for what a mail server answers. */
export interface Mailer {
  /** For logs and the owner, e.g. `smtp://mail.acme.example`. */
  readonly name: string;
  send(email: Email, options: { readonly signal: AbortSignal }): Promise<HandOver>;
  /** Connects and signs in, and sends nothing. */
  check(options: { readonly signal: AbortSignal }): Promise<MailerCheck>;
}
