import type { Slot } from "./types.ts";

/** What a caller asked for and cannot have. */
export interface Wish {
  readonly startMs: number;
  readonly personId?: string;
}

/** Who does the first piece of work of a visit; of all of it, when one person does everything. */
export function personOf(slot: Slot): string {
  const [first] = slot.segments;
  if (!first) throw new RangeError("A slot has at least one segment");
  return first.personId;
}

/**
 * Up to `count` offers near a wish, unlike each other, the best first: the same person just before and just after, then
 * others at the same time or nearest to it, then whatever other time is nearest. Without a person in the wish: the
 * nearest times on either side, with different people where times are equal. No slot comes twice; they may be in any order.
 */
export function nearestSlots(slots: readonly Slot[], wish: Wish, count: number): Slot[] {
  const near = slots.toSorted(
    (a, b) => distance(a, wish) - distance(b, wish) || a.startMs - b.startMs,
  );
  const before = near.filter((slot) => slot.startMs < wish.startMs);
  const after = near.filter((slot) => slot.startMs > wish.startMs);
  const others = near.filter((slot) => personOf(slot) !== wish.personId);
  const picked: Slot[] = [];
  const isSame = (slot: Slot) => personOf(slot) === wish.personId;
  const isAtWish = (slot: Slot) => slot.startMs === wish.startMs;
  const isNewTime = (slot: Slot) => picked.every((one) => one.startMs !== slot.startMs);
  const isNewPerson = (slot: Slot) => picked.every((one) => personOf(one) !== personOf(slot));
  /** Takes the nearest that fits the first of these descriptions that anything fits, a new person where times are equal. */
  const pick = (from: readonly Slot[], ...descriptions: ((slot: Slot) => boolean)[]): void => {
    if (picked.length >= count) return;
    const left = from.filter((slot) => !picked.includes(slot));
    const fits = descriptions.find((one) => left.some(one)) ?? nothing;
    const nearest = left.find(fits);
    const same = left.filter((slot) => fits(slot) && slot.startMs === nearest?.startMs);
    const slot = same.find(isNewPerson) ?? nearest;
    if (slot) picked.push(slot);
  };
  if (wish.personId === undefined) {
    pick(near, isAtWish);
    pick(before, anything);
    pick(after, anything);
  } else {
    pick(before, isSame);
    pick(after, isSame);
    pick(others, isAtWish);
    pick(others, isNewPerson);
  }
  for (let left = count - picked.length; left > 0; left -= 1) {
    pick(near, isNewTime, anything);
  }
  return picked;
}

function distance(slot: Slot, wish: Wish): number {
  return Math.abs(slot.startMs - wish.startMs);
}

function anything(): boolean {
  return true;
}

function nothing(): boolean {
  return false;
}
