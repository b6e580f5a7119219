import type { Badge, BadgePart, BadgeSize } from "./badge.ts";
import { badgeWords, type BadgeWords } from "./badge-words.ts";
import { divideBadge, type Rectangle } from "./divide-badge.ts";
import { qrCode, type QrSquares } from "./qr-code.ts";
import { Sheet, type Lettering, type PlacedLine } from "./sheet.ts";

/** Where everything on a badge is, in mm from its upper left corner. */
export interface BadgePlan extends BadgeSize {
  /** Filled with black, below the lines. */
  readonly bars: readonly Rectangle[];
  readonly lines: readonly PlacedLine[];
  readonly qr: Rectangle;
  readonly squares: QrSquares;
  /** What has no letters here. */
  readonly byHand: readonly BadgePart[];
}

/**
 * Arranges a badge: what it is good for on top, the visitor as large as there is room, whom they see, and at the foot the QR
 * code with the day.
 */
export function layOutBadge(badge: Badge, size: BadgeSize, lettering: Lettering): BadgePlan {
  const words = badgeWords(badge);
  const { band, body, qr, note } = divideBadge(size);
  const sheet = new Sheet(lettering);
  sheet.heading(words.kind, band);
  const byHand = fillBody(sheet, words, body);
  const half = { ...note, heightMm: note.heightMm / 2 };
  const largestMm = NOTE * Math.min(size.widthMm, size.heightMm);
  sheet.line(words.business, { ...half, largestMm, mostLines: 3 });
  const below = { ...half, yMm: note.yMm + half.heightMm };
  sheet.line(words.day, { ...below, largestMm, isAtBottom: true });
  return {
    ...size,
    bars: sheet.bars,
    lines: sheet.lines,
    qr,
    squares: qrCode(badge.token),
    byHand,
  };
}

function fillBody(sheet: Sheet, words: BadgeWords, body: Rectangle): BadgePart[] {
  const byHand: BadgePart[] = [];
  let yMm = body.yMm;
  for (const { part, label, isLabelled, share, largest, ...how } of PARTS) {
    if (words[part] === "" && part !== "visitor") continue;
    const room = { ...body, ...how, yMm, heightMm: share * body.heightMm };
    const canBeShown = words[part] !== "" && sheet.canShow(words[part]);
    if (!canBeShown) byHand.push(part);
    if (isLabelled || !canBeShown) {
      yMm += GAP * body.heightMm;
      const labelled = { ...room, yMm, heightMm: body.heightMm, largestMm: LABEL * body.widthMm };
      yMm = sheet.line(label, { ...labelled, weight: "regular" });
    }
    const placed = { ...room, yMm, largestMm: largest * body.widthMm };
    yMm = canBeShown ? sheet.line(words[part], placed) : sheet.writingLine(placed);
    yMm += GAP * body.heightMm;
  }
  return byHand;
}

// The letters of the day and the business, as a share of the badge's shorter side.
const NOTE = 0.065;

// Labels stand above what they name; their letters are a share of the body's width.
const LABEL = 0.05;
// Shares of the body's height, and the largest letters as a share of its width.
const GAP = 0.03;
const PARTS = [
  {
    part: "visitor",
    label: "Name",
    isLabelled: false,
    weight: "bold",
    share: 0.45,
    largest: 0.22,
    mostLines: 4,
  },
  {
    part: "company",
    label: "Company",
    isLabelled: false,
    weight: "regular",
    share: 0.16,
    largest: 0.1,
    mostLines: 2,
  },
  {
    part: "host",
    label: "Visiting",
    isLabelled: true,
    weight: "bold",
    share: 0.18,
    largest: 0.12,
    mostLines: 2,
  },
] as const;
