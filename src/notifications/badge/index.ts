export type { Badge, BadgeSize } from "./badge.ts";
export { drawBadge } from "./draw-badge.ts";
export { wordPrinting } from "./word-printing.ts";
