/** Somebody whom visitors may ask for. */
export interface DirectoryPerson {
  readonly id: string;
  /** The whole name as it is written: "Sarah O'Brien". */
  readonly name: string;
  /** Other names people use for them, whole or in part: "Sally", "Sarah Miller". */
  readonly aliases?: readonly string[];
  readonly department?: string;
  /** The place they work at, where there are several. */
  readonly site?: string;
}
