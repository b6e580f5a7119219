/** Right-hand sides of JSGF rules by name. */
export type Rules = Readonly<Record<string, string>>;

/** Alternatives of plain phrases. What cannot be said as dictionary words (digits, marks) is left out. */
export function alternatives(phrases: readonly string[]): string {
  return [...new Set(phrases)].filter(isSpeakable).join(" | ");
}

/** Whether a phrase is made of lower-case words only, as a recogniser's dictionary spells them. */
export function isSpeakable(phrase: string): boolean {
  return /^[a-z]+(?:'[a-z]+)*(?: [a-z]+(?:'[a-z]+)*)*$/u.test(phrase);
}

/**
 * A whole grammar (JSpeech Grammar Format 1.0, https://www.w3.org/TR/jsgf/) whose public rule is `utterance`, with those
 * rules that it needs and that are not empty. An alternative that needs a missing or empty rule is left out.
 */
export function writeGrammar(utterance: readonly string[], rules: Rules): string {
  const usable = usableRules(rules);
  const open = utterance.filter((alternative) =>
    referencesIn(alternative).every((name) => usable.has(name)),
  );
  const needed = new Set<string>();
  const need = (text: string): void => {
    for (const name of referencesIn(text)) {
      if (needed.has(name)) continue;
      needed.add(name);
      need(rules[name] ?? "");
    }
  };
  need(open.join(" "));
  const lines = [...needed].map((name) => `<${name}> = ${rules[name] ?? ""};`);
  return [
    "#JSGF V1.0;",
    "grammar desk;",
    `public <utterance> = ${open.join(" | ")};`,
    ...lines,
    "",
  ].join("\n");
}

function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(/<(\w+)>/gu)].map(([, name = ""]) => name);
}

function usableRules(rules: Rules): ReadonlySet<string> {
  const usable = new Set(Object.keys(rules).filter((name) => rules[name] !== ""));
  for (let before = -1; before !== usable.size;) {
    before = usable.size;
    for (const name of usable) {
      if (!referencesIn(rules[name] ?? "").every((part) => usable.has(part))) usable.delete(name);
    }
  }
  return usable;
}
