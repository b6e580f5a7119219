/** Who has come and not left, for whoever counts heads outside. Staff are in it as hosts only. */
export interface RollCall {
  readonly business: string;
  /** IANA zone of the desk. */
  readonly zone: string;
  /** When this was so. */
  readonly asOfMs: number;
  readonly assemblyPoint?: string;
  readonly people: readonly RollCallEntry[];
}

/** One visitor, or one group under one name. */
export interface RollCallEntry {
  readonly visitId: string;
  /** Null: nobody told us. */
  readonly visitor: string | null;
  readonly company: string | null;
  readonly partySize: number;
  readonly host: string | null;
  readonly department: string | null;
  /** The place they came to; null where there is one only, or nobody knows. */
  readonly place: string | null;
  readonly arrivedAtMs: number;
}

/** How many people that is. */
export function headCount(people: readonly RollCallEntry[]): number {
  return people.reduce((sum, { partySize }) => sum + partySize, 0);
}

/** The entries by place, the places in order of their names, those without one last. */
export function byPlace(
  people: readonly RollCallEntry[],
): readonly (readonly [place: string | null, people: readonly RollCallEntry[]])[] {
  const places = Map.groupBy(people, ({ place }) => place);
  return [...places].toSorted(([one], [other]) => {
    if (one === null || other === null) return one === null ? 1 : -1;
    return one.localeCompare(other, "en");
  });
}
