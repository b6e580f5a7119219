/**
 * Takes what is only for the eye out of words that are about to be spoken, while they are still being written: markdown,
 * headings, bullets, links, code, emoji. The words themselves stay as they are.
 */
export function withoutMarkup(): { take(text: string): string; rest(): string } {
  let pending = "";
  return {
    take(text) {
      pending += text;
      // A mark may go on in the next piece: what stands after the last space waits for it.
      const end = safeEnd(pending);
      const ready = pending.slice(0, end);
      pending = pending.slice(end);
      return plain(ready);
    },
    rest() {
      const ready = pending;
      pending = "";
      return plain(ready);
    },
  };
}

/** How much of a text is certain to hold no half of a mark: up to the last space outside of brackets. */
function safeEnd(text: string): number {
  const open = Math.max(text.lastIndexOf("["), text.lastIndexOf("<"));
  const isOpen = open !== -1 && !/[\])>]\s/u.test(text.slice(open)) && text.length - open < 200;
  const space = text.slice(0, isOpen ? open : undefined).search(/\s\S*$/u);
  return space === -1 ? 0 : space + 1;
}

function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replaceAll(/<[^>\s][^>]*>/gu, "")
    .replaceAll(/^\s*(?:#{1,6}|[-*+•]|\d+[.)])\s+/gmu, "")
    .replaceAll(/(?<=\s)(?:#{1,6}|[*•])\s+/gu, "")
    .replaceAll(/[*`~]+|_{2,}|(?<=\s|^)_|_(?=[\s.,;!?]|$)/gu, "")
    .replaceAll(/\p{Extended_Pictographic}\u{FE0F}?\s?/gu, "")
    .replaceAll(/\n+/gu, " ");
}
