import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";

/** What the servers that answer one account together remember of its webhooks: a repeat may reach any of them. */
export interface AnsweredWebhooks {
  /** Begins a webhook, once in all servers, until it is dropped or was begun too long ago to come to anything. */
  begin(tokenHash: string): Promise<"first" | "begun before">;
  finish(tokenHash: string, sealedAnswer: string): Promise<void>;
  drop(tokenHash: string): Promise<void>;
  /** Null while it is being done; undefined when nobody does it. */
  answer(tokenHash: string): Promise<string | null | undefined>;
}

/** A webhook, as a repeat of it can be known. */
export interface ToldWebhook {
  /** Twilio's `I-Twilio-Idempotency-Token`: the same for each try. */
  readonly token: string;
  /** The address it came to, with its query. */
  readonly path: string;
  /** The call or message that it is about. */
  readonly about: string;
}

/** Twilio waits 15 s for an answer, and repeats within a minute or two. */
const REMEMBER_MS = 10 * 60_000;
const LOOK_EVERY_MS = 100;
const LOOK_FOR_MS = 12_000;

/**
 * Does each webhook once and answers its repeats the same, on whichever server they arrive. What another server has to read later is
 * sealed with Twilio's token, so that the database alone shows neither tokens of streams nor words to customers.
 */
export class RepeatedWebhooks {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #shared: AnsweredWebhooks | undefined;
  readonly #here = new Map<string, { readonly atMs: number; readonly answer: Promise<string> }>();

  constructor(options: {
    readonly clock: Clock;
    readonly logger: Logger;
    /** Absent where there is only this server. */
    readonly shared?: AnsweredWebhooks;
  }) {
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#shared = options.shared;
  }

  /** What `work` answers, or has answered to the same webhook before. What it throws is thrown, and a repeat tries again. */
  once(webhook: ToldWebhook, work: () => Promise<string>): Promise<string> {
    this.#forgetOld();
    const hash = hashOf("webhook", webhook).toString("hex");
    const known = this.#here.get(hash);
    if (known) return known.answer;
    const answer = this.#shared ? this.#among(this.#shared, hash, webhook, work) : work();
    this.#here.set(hash, { atMs: this.#clock.nowMs(), answer });
    answer.catch(() => this.#here.delete(hash));
    return answer;
  }

  async #among(
    shared: AnsweredWebhooks,
    hash: string,
    webhook: ToldWebhook,
    work: () => Promise<string>,
  ): Promise<string> {
    const key = hashOf("answer", webhook);
    const giveUpAtMs = this.#clock.nowMs() + LOOK_FOR_MS;
    while ((await shared.begin(hash)) === "begun before") {
      const sealed = await this.#answerOf(shared, hash, giveUpAtMs);
      if (sealed !== undefined) return unseal(sealed, key);
    }
    try {
      const answer = await work();
      await this.#keep(shared, hash, seal(answer, key));
      return answer;
    } catch (error) {
      await shared.drop(hash).catch((dropping: unknown) => {
        this.#logger.error({ err: dropping }, "A webhook that failed could not be let go.");
      });
      throw error;
    }
  }

  /** What was done is answered, also when it can't be kept for the other servers. */
  async #keep(shared: AnsweredWebhooks, hash: string, sealed: string): Promise<void> {
    try {
      await shared.finish(hash, sealed);
    } catch (error) {
      this.#logger.error({ err: error }, "A webhook's answer could not be kept for its repeats.");
    }
  }

  /** Waits for the server that does it; undefined when that failed. */
  async #answerOf(
    shared: AnsweredWebhooks,
    hash: string,
    giveUpAtMs: number,
  ): Promise<string | undefined> {
    for (;;) {
      const sealed = await shared.answer(hash);
      if (sealed !== null) return sealed;
      if (this.#clock.nowMs() >= giveUpAtMs) {
        throw new Error("Another server has this webhook and does not answer it.");
      }
      await new Promise<void>((resolve) => void this.#clock.setTimer(LOOK_EVERY_MS, resolve));
    }
  }

  #forgetOld(): void {
    const before = this.#clock.nowMs() - REMEMBER_MS;
    for (const [hash, { atMs }] of this.#here) {
      if (atMs < before) this.#here.delete(hash);
    }
  }
}

function hashOf(what: "webhook" | "answer", { token, path, about }: ToldWebhook): Buffer {
  return createHash("sha256").update([what, token, path, about].join("\n")).digest();
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM (NIST SP 800-38D); each key seals one answer. */
function seal(answer: string, key: Buffer): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const sealed = Buffer.concat([cipher.update(answer, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

function unseal(sealed: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const answer = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  return Buffer.concat([answer, decipher.final()]).toString("utf8");
}
