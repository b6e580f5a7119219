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
  const pick = (from: readonly Slot[], fits: (slot: Slot) => boolean): void => {
    const slot = from.find((one) => fits(one) && !picked.includes(one));
    if (slot && picked.length < count) picked.push(slot);
  };
  const isSame = (slot: Slot) => personOf(slot) === wish.personId;
  const isNew = (slot: Slot) => picked.every((one) => one.startMs !== slot.startMs);
  const isOther = (slot: Slot) => picked.every((one) => personOf(one) !== personOf(slot));
  if (wish.personId !== undefined) {
    pick(before, isSame);
    pick(after, isSame);
    pick(others, (slot) => slot.startMs === wish.startMs);
    pick(others, isOther);
  } else {
    pick(near, (slot) => slot.startMs === wish.startMs);
    pick(before, isOther);
    pick(before, isNew);
    pick(after, isOther);
    pick(after, isNew);
  }
  for (const fits of [isNew, isOther, () => true]) {
    for (let left = count - picked.length; left > 0; left -= 1) pick(near, fits);
  }
  return picked;
}

function distance(slot: Slot, wish: Wish): number {
  return Math.abs(slot.startMs - wish.startMs);
}
