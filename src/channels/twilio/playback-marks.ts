/**
 * Which marks are still out. Twilio echoes a mark once everything before it was played, but after `clear` it echoes all
 * that are out at once: those were not heard.
 */
export class PlaybackMarks {
  #pending: { readonly name: string; cleared: boolean }[] = [];

  sent(name: string): void {
    this.#pending.push({ name, cleared: false });
  }

  clear(): void {
    for (const mark of this.#pending) mark.cleared = true;
  }

  /** The oldest mark of this name, now back; nothing when we never sent it. */
  echoed(name: string): { readonly name: string; readonly cleared: boolean } | undefined {
    const index = this.#pending.findIndex((mark) => mark.name === name);
    return index < 0 ? undefined : this.#pending.splice(index, 1)[0];
  }

  /** The marks that can no longer come back because the stream is over; nobody knows that they were heard. */
  lost(): readonly { readonly name: string; readonly cleared: true }[] {
    const lost = this.#pending.map(({ name }) => ({ name, cleared: true as const }));
    this.#pending = [];
    return lost;
  }
}
