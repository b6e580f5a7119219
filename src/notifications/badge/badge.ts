import type { Purpose } from "../../domain/visits/purpose.ts";

/** What a visitor wears: nothing else of a visit belongs on it. */
export interface Badge {
  /** The business that is visited, as it is written. */
  readonly business: string;
  readonly visitor: string;
  readonly company?: string;
  /** Who is visited; left out when nobody is yet. */
  readonly host?: string;
  /** The day it is good for, `YYYY-MM-DD`, where the lobby is. */
  readonly day: string;
  /** BCP 47: how the day is written; the words are English. */
  readonly language: string;
  readonly purpose: Purpose;
  /** What its QR code says: random, and good for nothing but finding this visit. */
  readonly token: string;
}

/** How big a badge is, in millimetres. */
export interface BadgeSize {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** What of a badge a printer had no letters for: there is a line to write it on by hand, or it is left out. */
export type BadgePart = "visitor" | "company" | "host";
