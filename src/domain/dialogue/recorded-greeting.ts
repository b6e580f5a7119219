/**
 * Whether these words (as `wordsOf` gives them) are those of an answering machine: what it says, "yes, you've reached the
 * Kumars" among it, answers nothing. Only for calls that we make, before anybody has shown to be there.
 */
export function isRecordedGreeting(words: readonly string[]): boolean {
  return RECORDED.test(words.join(" "));
}

const RECORDED = new RegExp(
  [
    "\\bleave (?:me |us )?(?:a|your)(?: \\w+)? (?:message|name)\\b",
    "\\b(?:after|at) the (?:tone|beep|signal)\\b",
    "\\b(?:youve|you have) reached\\b",
    "\\b(?:not|isnt|arent) available (?:right now|at the moment|to take|to answer)\\b",
    "\\bis (?:currently )?unavailable\\b",
    "\\bcant (?:come to|get to|take|answer) (?:the|your|my) (?:phone|call)\\b",
    "\\bvoice ?mail(?:box)?\\b|\\banswering machine\\b|\\brecord (?:your|a) message\\b",
    "\\bget back to you as soon as\\b",
  ].join("|"),
  "u",
);
