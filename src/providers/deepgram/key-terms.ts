// https://developers.deepgram.com/docs/keyterm: 500 tokens and about a hundred terms; more is refused, or silently stops it.
const MOST_TOKENS = 500;
const MOST_TERMS = 100;
// Which tokens a name falls into is not published. Two bytes each is more than any tokenizer makes of names.
const BYTES_PER_TOKEN = 2;

/**
 * As many of the terms as Deepgram takes, most telling first. A colon would weigh a term and a comma part it, so both go:
 * see `keyterm` of https://developers.deepgram.com/reference.
 */
export function keyTermsWithinBudget(terms: readonly string[]): readonly string[] {
  const taken: string[] = [];
  let tokens = 0;
  for (const term of terms) {
    const plain = term.replaceAll(/[\s,;:]+/gu, " ").trim();
    const cost = Math.ceil(Buffer.byteLength(plain) / BYTES_PER_TOKEN);
    if (plain === "" || taken.includes(plain) || tokens + cost > MOST_TOKENS) continue;
    if (taken.length === MOST_TERMS) break;
    taken.push(plain);
    tokens += cost;
  }
  return taken;
}
