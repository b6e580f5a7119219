/** What is wrong at one place of a desk file: keys and indexes that lead there, and a sentence without a full stop. */
export interface DeskFault {
  readonly path: Path;
  readonly sentence: string;
}

export type Path = readonly (string | number)[];
