import type { Json } from "../base/json.ts";

/** What a notice can speak of, as it stands when it is sent. */
export interface NoticeFacts {
  readonly nowMs: number;
  /** How it goes out. */
  readonly channel: "sms" | "whatsapp" | "call";
  readonly business: {
    readonly name: string;
    /** `clinic` says less: what a visit is for is nobody else's business. */
    readonly trade: string;
    /** ISO 3166. */
    readonly country: string;
    /** BCP 47. */
    readonly language: string;
    /** IANA. */
    readonly zone: string;
    /** E.164: where it is rung; absent when it isn't known. */
    readonly phone?: string;
  };
  /** The visit it is about; its kind says whether there is one (`NoticeRules.about`). */
  readonly visit?: VisitFacts;
  /** What was put into the outbox with it. */
  readonly payload: Readonly<Record<string, Json | undefined>>;
}

/** An appointment, or a place that is held. */
export interface VisitFacts {
  /** Absent where it isn't known. */
  readonly customerName?: string;
  readonly services: readonly string[];
  /** Who does it, in order of work, each once. */
  readonly stylists: readonly string[];
  /** Where, when the business has several places. */
  readonly place?: string;
  readonly startMs: number;
  /** IANA zone of where it takes place. */
  readonly zone: string;
}
