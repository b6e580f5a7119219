/** What the scripted brain asks for to get a caller's business done, in which order and in which words. */
export interface Script {
  readonly language: string;
}
