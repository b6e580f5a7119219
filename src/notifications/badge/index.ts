export type { Badge, BadgePart, BadgeSize } from "./badge.ts";
export { drawBadge } from "./draw-badge.ts";
export { wordPrinting, type PrintingWords } from "./word-printing.ts";
