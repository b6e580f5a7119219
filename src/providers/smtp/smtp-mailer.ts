import { Buffer } from "node:buffer";
import { createTransport } from "nodemailer";
import type { Email, Mailer, MailerCheck } from "../../ports/mailer.ts";
import type { HandOver } from "../../ports/messenger.ts";
import { readMailFault } from "./mail-fault.ts";

/** A mail server and an account there. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte; otherwise the server must offer STARTTLS. */
  readonly isTls: boolean;
  /** On this very machine a connection may stay readable. */
  readonly isLocal: boolean;
  readonly user?: string;
  readonly password?: string;
  /** An address, or a name with an address in angle brackets. */
  readonly from: string;
}

/** How long a server may take for each step (RFC 5321, 4.5.3.2 grants minutes; nobody waits that long at a desk). */
const STEP_WITHIN_MS = 10_000;

/** A mail server that is spoken to in SMTP. */
export class SmtpMailer implements Mailer {
  readonly name: string;
  readonly #options: SmtpOptions;

  constructor(options: SmtpOptions) {
    this.#options = options;
    this.name = `${options.isTls ? "smtps" : "smtp"}://${options.host}`;
  }

  async send(email: Email, { signal }: { readonly signal: AbortSignal }): Promise<HandOver> {
    if (signal.aborted) return { status: "unsent", reason: "closing" };
    let isHandedOver = false;
    const transport = this.#open((command) => {
      isHandedOver ||= command === "DATA";
    });
    const { from } = this.#options;
    const address = /<(?<address>[^<>]+)>$/u.exec(from)?.groups?.["address"] ?? from;
    const messageId = `<${email.key}@${address.split("@")[1] ?? "frontdesk"}>`;
    try {
      await transport.sendMail({
        messageId,
        from: email.fromName === undefined ? from : { name: email.fromName, address },
        to: { name: "", address: email.to },
        subject: email.subject,
        text: email.text,
        html: email.html,
        // Nobody answers an invitation that a program wrote with another one (RFC 3834).
        headers: { "Auto-Submitted": "auto-generated" },
        attachments: email.files.map(({ name, type, content, contentId }) =>
          Object.assign(
            { filename: name, contentType: type, content: Buffer.from(content) },
            contentId !== undefined && { cid: contentId, contentDisposition: "inline" as const },
          ),
        ),
        // What is in an e-mail is what we made: a name in it opens no file and no address.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { status: "sent", carrierId: messageId };
    } catch (error) {
      return readMailFault(error, { isHandedOver }).handOver;
    } finally {
      transport.close();
    }
  }

  async check({ signal }: { readonly signal: AbortSignal }): Promise<MailerCheck> {
    if (signal.aborted) return { ok: false, detail: "closing" };
    const transport = this.#open();
    try {
      await transport.verify();
      return { ok: true };
    } catch (error) {
      return { ok: false, detail: readMailFault(error, { isHandedOver: false }).detail };
    } finally {
      transport.close();
    }
  }

  /** `onCommand` is told what the server is told, passwords masked: the library's own errors forget how far it came. */
  #open(onCommand?: (command: string) => void) {
    const { host, port, isTls, isLocal, user, password } = this.#options;
    return createTransport({
      host,
      port,
      secure: isTls,
      requireTLS: !isTls && !isLocal,
      connectionTimeout: STEP_WITHIN_MS,
      greetingTimeout: STEP_WITHIN_MS,
      socketTimeout: STEP_WITHIN_MS,
      dnsTimeout: STEP_WITHIN_MS,
      transactionLog: onCommand !== undefined,
      logger: {
        debug: (entry: unknown, line: unknown) => {
          if (isFromUs(entry) && typeof line === "string") onCommand?.(line);
        },
      },
      ...(user !== undefined && { auth: { user, pass: password ?? "" } }),
    });
  }
}

function isFromUs(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "tnx" in entry && entry.tnx === "client";
}
