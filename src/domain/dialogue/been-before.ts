/** Whether an utterance says that the caller has been here before; null when it says neither. */
export function readBeenBefore(words: readonly string[]): "yes" | "no" | null {
  const text = words.join(" ");
  if (FIRST_TIME.test(text)) return "no";
  return RETURNING.test(text) ? "yes" : null;
}

const FIRST_TIME =
  /\b(?:new (?:patient|client|customer|here)|im new|(?:my|our|her|his|the|for the) (?:very )?first (?:time|visit|appointment)|never been|(?:havent|have not|hasnt|has not) been)\b/u;

const RETURNING =
  /\b(?:(?:existing|returning|current|old|regular) (?:patient|client|customer)|been (?:here|there|in|to you|with you)|come here before|see(?:n)? (?:him|her|you|them) before|not new)\b/u;
