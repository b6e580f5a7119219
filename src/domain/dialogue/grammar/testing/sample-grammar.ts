/**
 * One sentence that a JSGF grammar lets a caller say. `choose(count)` picks a number from 0 to below `count`. Reads what
 * `writeGrammar` writes; throws on a rule that is missing or on text it cannot read.
 */
export function sampleGrammar(grammar: string, choose: (count: number) => number): string {
  const rules = new Map<string, string>();
  for (const [, name = "", body = ""] of grammar.matchAll(/^(?:public )?<(\w+)> = (.*);$/gmu)) {
    rules.set(name, body);
  }
  const say = (text: string): string => {
    const alternatives = split(text, "|");
    return sequence(alternatives[choose(alternatives.length)] ?? "");
  };
  const sequence = (text: string): string => {
    const words: string[] = [];
    for (let rest = text.trim(); rest !== ""; rest = rest.trim()) {
      const [, reference] = /^<(\w+)>/u.exec(rest) ?? [];
      const [weight] = /^\/[\d.]+\//u.exec(rest) ?? [];
      const [word] = /^[a-z']+/u.exec(rest) ?? [];
      if (weight !== undefined) {
        rest = rest.slice(weight.length);
      } else if (reference !== undefined) {
        const body = rules.get(reference);
        if (body === undefined) throw new Error(`No rule <${reference}>`);
        words.push(say(body));
        rest = rest.slice(reference.length + 2);
      } else if (rest.startsWith("(") || rest.startsWith("[")) {
        const end = closing(rest);
        if (rest.startsWith("(") || choose(2) === 1) words.push(say(rest.slice(1, end)));
        rest = rest.slice(end + 1);
      } else if (word !== undefined) {
        words.push(word);
        rest = rest.slice(word.length);
      } else {
        throw new Error(`Not a grammar: ${rest.slice(0, 40)}`);
      }
    }
    return words.filter((part) => part !== "").join(" ");
  };
  return say(rules.get("utterance") ?? "");
}

function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if ("([".includes(character)) depth += 1;
    if (")]".includes(character)) depth -= 1;
    if (character === separator && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${character}`);
  }
  return parts;
}

function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ("([".includes(text.charAt(at))) depth += 1;
    if (")]".includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`Unclosed: ${text.slice(0, 40)}`);
}
