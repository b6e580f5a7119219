/** What a carrier says of a failure, without the telephone numbers that some put into it: it is kept longer than they are. */
export function withoutNumbers(reason: string): string {
  return reason.replaceAll(/\+?\d[\d ()-]{5,}\d/gu, "(number)").slice(0, 200);
}
