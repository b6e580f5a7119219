/** Adds a reason where one was written. */
export function withReason<Stretch extends object>(
  stretch: Stretch,
  reason: string | undefined,
): Stretch & { readonly reason?: string } {
  return reason === undefined ? stretch : { ...stretch, reason };
}
