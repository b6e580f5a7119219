import { randomBytes } from "node:crypto";
import type { Clock } from "../../../base/clock.ts";
import type { CallConditions, DialOutcome } from "./call-conditions.ts";
import { CallRefused, type Exchange } from "./exchange.ts";
import { FaultyPath } from "./network-conditions.ts";
import { readTwiml, type Verb } from "./read-twiml.ts";
import { SimulatedCall, type StreamEnd } from "./simulated-call.ts";
import { statusFields, webhookFields, type CallIdentity } from "./webhook-fields.ts";

export interface PlaceCallOptions extends CallConditions {
  readonly exchange: Exchange;
  readonly clock: Clock;
  /** The caller's number in E.164, or what Twilio sends for a withheld one. */
  readonly from: string;
  /** The number that is rung. */
  readonly to: string;
  readonly callSid?: string;
}

/** How a call ended, as the phone company saw it. */
export interface CallEnding {
  /** Who ended the last stream; `fault` when the connection broke. */
  readonly by: StreamEnd;
  /** What the phone company's own voice said, in order. */
  readonly announcements: readonly string[];
  /** The number the call was put through to last. */
  readonly dialled?: string;
  /** All of them that rang, in order. */
  readonly rung?: readonly string[];
  /** What whoever picked up was told first. */
  readonly whisper?: string;
}

export interface PlacedCall {
  readonly call: SimulatedCall;
  /** Settles when the phone company is done with the call and has told the desk so. */
  readonly ended: Promise<CallEnding>;
}

/** Nobody takes a call that a desk makes: the phone company tells how it ended, and asks for nothing. */
export async function leaveUnanswered(
  exchange: Exchange,
  call: {
    readonly callId: string;
    readonly from: string;
    readonly to: string;
    readonly status: "busy" | "no-answer" | "failed" | "canceled";
  },
): Promise<void> {
  const { callId, from, to } = call;
  const identity = { callSid: sid("CA"), accountSid: sid("AC"), from, to, outgoing: true };
  const url = `${exchange.origin}/call-status?call=${encodeURIComponent(callId)}`;
  for (const status of ["initiated", "ringing", call.status]) {
    readTwiml(await exchange.post(url, webhookFields(identity, status)));
  }
}

/** A colleague's phone rings, and the two talk, for no longer than is needed to tell the order of things. */
const RINGING_MS = 1000;
const TALKING_MS = 1000;
/** Somebody listens to the whisper, and presses a key or doesn't. */
const SAYING_MS = 1000;

const KEYS: Readonly<Partial<Record<DialOutcome, string>>> = { accepted: "1", declined: "2" };

/** The phone company notices that a connection broke, asks what next, and opens another. */
const NOTICING_MS = 1000;

type ConnectVerb = Extract<Verb, { verb: "connect" }>;
type DialVerb = Extract<Verb, { verb: "dial" }>;

/**
 * Rings a desk the way Twilio does: webhook, TwiML, media stream, callbacks. Settles once the desk has answered and
 * sound flows. Throws a `CallRefused` when the desk does not take the call or says something Twilio would not accept.
 */
export async function placeCall(options: PlaceCallOptions): Promise<PlacedCall> {
  const identity: CallIdentity = {
    callSid: options.callSid ?? sid("CA"),
    accountSid: sid("AC"),
    from: options.from,
    to: options.to,
    outgoing: options.outgoing !== undefined,
  };
  const company = new PhoneCompany(options, identity);
  const connect = await company.ring();
  const connected = await company.connect(connect);
  const ended = company.follow(connected, connect);
  // Whoever waits for the end is told of a failure; nobody has to wait.
  ended.catch(() => undefined);
  return { call: company.call, ended };
}

function sid(prefix: "AC" | "CA" | "MZ"): string {
  return prefix + randomBytes(16).toString("hex");
}

function dialledOf(rung: readonly string[]): Pick<CallEnding, "dialled" | "rung"> {
  const dialled = rung.at(-1);
  return dialled === undefined ? {} : { dialled, rung };
}

/** Follows a desk's TwiML through one call. */
class PhoneCompany {
  readonly #options: PlaceCallOptions;
  readonly #exchange: Exchange;
  readonly #identity: CallIdentity;
  readonly #path: FaultyPath;
  readonly #announcements: string[] = [];
  #call: SimulatedCall | undefined;
  #answeredAtMs = 0;
  readonly #rung: string[] = [];
  #whisper: string | undefined;
  #statuses = 0;

  constructor(options: PlaceCallOptions, identity: CallIdentity) {
    this.#options = options;
    this.#exchange = options.exchange;
    this.#identity = identity;
    this.#path = new FaultyPath(options.clock, options.network);
  }

  get call(): SimulatedCall {
    this.#call ??= new SimulatedCall({
      identity: this.#identity,
      clock: this.#options.clock,
      conditions: this.#options,
    });
    return this.#call;
  }

  /** The webhook of a new call, or of one that was answered; the answer must connect a stream. */
  async ring(): Promise<ConnectVerb> {
    const { outgoing } = this.#options;
    if (outgoing && outgoing.tellsLate !== true) {
      for (const status of ["initiated", "ringing", "in-progress"]) await this.#tell(status);
    }
    const verbs = outgoing
      ? await this.#post(this.#own("/outgoing-call"), webhookFields(this.#identity, "in-progress"))
      : await this.#post(this.#url("/incoming-call"), webhookFields(this.#identity, "ringing"));
    const next = this.#announceUntilNext(verbs);
    if (next?.verb !== "connect") throw new CallRefused("The desk's TwiML connects no stream.");
    return next;
  }

  /** Opens the stream. The inner promise settles when it is over. */
  async connect(verb: ConnectVerb): Promise<{ over: Promise<StreamEnd> }> {
    const socket = await this.#exchange.connect(verb.streamUrl);
    if (!this.#call) this.#answeredAtMs = this.#options.clock.nowMs();
    const { parameters } = verb;
    const streamSid = sid("MZ");
    return { over: this.call.connect({ socket, path: this.#path, streamSid, parameters }) };
  }

  /** Does what TwiML says from the end of the first stream to the end of the call. */
  async follow(connected: { over: Promise<StreamEnd> }, verb: ConnectVerb): Promise<CallEnding> {
    using _verdict = this.#watchWhoAnswers();
    let by: StreamEnd = await connected.over;
    try {
      let verbs = await this.#afterStream(verb, by);
      for (
        let next = this.#announceUntilNext(verbs);
        next && by !== "caller";
        next = this.#announceUntilNext(verbs)
      ) {
        if (next.verb === "dial") {
          verbs = await this.#dial(next);
        } else {
          by = await (await this.connect(next)).over;
          verbs = await this.#afterStream(next, by);
        }
      }
    } finally {
      this.call.finish();
    }
    await this.#tell("completed");
    if (this.#options.outgoing?.tellsLate === true) {
      for (const status of ["in-progress", "ringing"]) await this.#tell(status);
    }
    return {
      by,
      announcements: this.#announcements,
      ...dialledOf(this.#rung),
      ...(this.#whisper !== undefined && { whisper: this.#whisper }),
    };
  }

  /** Posts a status callback. */
  async #tell(status: string): Promise<void> {
    await this.#post(this.#own("/call-status"), {
      ...webhookFields(this.#identity, status),
      ...this.#statusFields(),
    });
  }

  /** Listens to whoever answered, beside the call, and tells what it makes of them. */
  #watchWhoAnswers(): Disposable | undefined {
    const { outgoing, clock } = this.#options;
    if (!outgoing?.answeredBy) return undefined;
    const { verdict, afterMs } = outgoing.answeredBy;
    const form = { ...webhookFields(this.#identity, "in-progress"), AnsweredBy: verdict };
    return clock.setTimer(
      afterMs,
      () => void clock.track(this.#post(this.#own("/call-answered-by"), form)),
    );
  }

  async #afterStream(verb: ConnectVerb, by: StreamEnd): Promise<readonly Verb[]> {
    if (verb.action === undefined) return [];
    if (by === "fault") await this.#pass(NOTICING_MS);
    const status = by === "caller" ? "completed" : "in-progress";
    return this.#post(this.#url(verb.action), webhookFields(this.#identity, status));
  }

  async #dial(dial: DialVerb): Promise<readonly Verb[]> {
    const { dialOutcomes = [] } = this.#options;
    const outcome = dialOutcomes[this.#rung.length] ?? dialOutcomes.at(-1) ?? "accepted";
    this.#rung.push(dial.number);
    // Twilio shows the caller's number to whoever is rung, and can't show one that it doesn't have.
    const shows = dial.callerId ?? this.#identity.from;
    if (!/^\+[1-9]\d{6,14}$/u.test(shows)) {
      throw new CallRefused(`The <Dial> would show "${shows}" (Twilio error 13214).`);
    }
    const leg = { ...this.#identity, callSid: sid("CA"), to: dial.number };
    const legFields = (status: string) => ({
      ...webhookFields(leg, status),
      Direction: "outbound-dial",
      ParentCallSid: this.#identity.callSid,
    });
    await this.#pass(RINGING_MS);
    const isPickedUp = outcome === "accepted" || outcome === "declined" || outcome === "voicemail";
    const isBridged = isPickedUp && (await this.#screen(dial, outcome, legFields("in-progress")));
    if (isPickedUp)
      await this.#report(dial, { ...legFields("in-progress"), ...this.#statusFields() });
    if (isBridged) await this.#pass(TALKING_MS);
    const status = isPickedUp ? "completed" : outcome;
    await this.#report(dial, { ...legFields(status), ...this.#statusFields() });
    if (dial.action === undefined) return [];
    return this.#post(this.#url(dial.action), {
      ...webhookFields(this.#identity, "in-progress"),
      DialCallSid: leg.callSid,
      DialCallStatus: status,
      DialBridged: String(isBridged),
      ...(isPickedUp ? { DialCallDuration: String(TALKING_MS / 1000) } : {}),
    });
  }

  /** Does what the desk says to whoever picked up. They are connected when it ends without a hang-up. */
  async #screen(
    dial: DialVerb,
    outcome: DialOutcome,
    fields: Record<string, string>,
  ): Promise<boolean> {
    if (dial.whisperUrl === undefined) return true;
    let verbs = await this.#post(this.#url(dial.whisperUrl), fields);
    for (let next = verbs[0]; next; next = verbs[0]) {
      verbs = verbs.slice(1);
      if (next.verb === "hangup") return false;
      if (next.verb !== "gather" && next.verb !== "say") continue;
      this.#whisper ??= next.text;
      await this.#pass(SAYING_MS);
      const key = next.verb === "gather" ? KEYS[outcome] : undefined;
      if (next.verb !== "gather" || key === undefined) continue;
      verbs = await this.#post(this.#url(next.action), { ...fields, Digits: key });
    }
    return true;
  }

  #pass(durationMs: number): Promise<void> {
    return new Promise((resolve) => void this.#options.clock.setTimer(durationMs, resolve));
  }

  async #report(dial: DialVerb, form: Record<string, string>): Promise<void> {
    if (dial.statusCallback !== undefined) await this.#post(this.#url(dial.statusCallback), form);
  }

  /** Says what is to be said before the next stream or dial; nothing when the call is hung up before. */
  #announceUntilNext(verbs: readonly Verb[]): ConnectVerb | DialVerb | undefined {
    for (const verb of verbs) {
      if (verb.verb === "connect" || verb.verb === "dial") return verb;
      if (verb.verb === "hangup") return undefined;
      if (verb.verb === "say") this.#announcements.push(verb.text);
    }
    return undefined;
  }

  async #post(url: string, form: Record<string, string>): Promise<readonly Verb[]> {
    return readTwiml(await this.#exchange.post(url, form));
  }

  /** Where the desk wants to be told of this call: of one that it made, with its own id. */
  #own(path: string): string {
    const { outgoing } = this.#options;
    const query = outgoing ? `?call=${encodeURIComponent(outgoing.callId)}` : "";
    return this.#url(`${path}${query}`);
  }

  #url(path: string): string {
    return new URL(path, `${this.#exchange.origin}/incoming-call`).href;
  }

  #statusFields(): Record<string, string> {
    const nowMs = this.#options.clock.nowMs();
    const sequenceNumber = this.#statuses;
    this.#statuses += 1;
    return statusFields({ atMs: nowMs, durationMs: nowMs - this.#answeredAtMs, sequenceNumber });
  }
}
