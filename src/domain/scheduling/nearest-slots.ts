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
 * somebody else at the same time, then whatever is nearest. Without a person in the wish: the nearest times on either
 * side, with different people where there are some. Each time and person comes once; `slots` may be in any order.
 */
export function nearestSlots(slots: readonly Slot[], wish: Wish, count: number): Slot[] {
  const near = slots.toSorted((a, b) => distance(a, wish) - distance(b, wish));
  const before = near.filter((slot) => slot.startMs < wish.startMs);
  const after = near.filter((slot) => slot.startMs > wish.startMs);
  const others = near.filter((slot) => personOf(slot) !== wish.personId);
  const picked: Slot[] = [];
  const isSame = (slot: Slot) => personOf(slot) === wish.personId;
  const isAtWish = (slot: Slot) => slot.startMs === wish.startMs;
  const isNewTime = (slot: Slot) => picked.every((one) => one.startMs !== slot.startMs);
  const isNewPerson = (slot: Slot) => picked.every((one) => personOf(one) !== personOf(slot));
  const isBoth = (slot: Slot) => isNewTime(slot) && isNewPerson(slot);
  /** Takes the nearest that fits the first of these descriptions that anything fits. */
  const pick = (from: readonly Slot[], ...descriptions: ((slot: Slot) => boolean)[]): void => {
    if (picked.length >= count) return;
    const left = from.filter((slot) => !picked.includes(slot));
    const fits = descriptions.find((one) => left.some(one));
    const slot = fits && left.find(fits);
    if (slot) picked.push(slot);
  };
  if (wish.personId === undefined) {
    pick(near, isAtWish);
    pick(before, isNewPerson, anySlot);
    pick(after, isNewPerson, anySlot);
  } else {
    pick(before, isSame);
    pick(after, isSame);
    pick(others, isAtWish);
    pick(others, isNewPerson);
  }
  for (let left = count - picked.length; left > 0; left -= 1) {
    pick(near, isBoth, isNewTime, isNewPerson, anySlot);
  }
  return picked;
}

function distance(slot: Slot, wish: Wish): number {
  return Math.abs(slot.startMs - wish.startMs);
}

function anySlot(): boolean {
  return true;
}
