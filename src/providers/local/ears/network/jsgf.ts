/** What may be said, as a JSGF grammar says it (JSpeech Grammar Format, W3C note of June 2000; tags are left out). */
export type Phrase =
  | { readonly type: "word"; readonly word: string }
  | { readonly type: "rule"; readonly name: string }
  | { readonly type: "sequence"; readonly parts: readonly Phrase[] }
  | { readonly type: "choice"; readonly options: readonly Weighted[] }
  | { readonly type: "optional"; readonly part: Phrase }
  /** Once or several times. */
  | { readonly type: "repeat"; readonly part: Phrase };

export interface Weighted {
  readonly weight: number;
  readonly phrase: Phrase;
}

export interface Grammar {
  readonly rules: ReadonlyMap<string, Phrase>;
  /** The name of the rule that a whole utterance must match: the first public one. */
  readonly start: string;
}

/** Reads a grammar; throws a `SyntaxError` that names the rule at fault. */
export function readJsgf(text: string): Grammar {
  const rules = new Map<string, Phrase>();
  let start: string | undefined;
  for (const [, isPublic, name = "", body = ""] of text.matchAll(RULE)) {
    rules.set(name, new RuleReader(name, body).read());
    if (isPublic !== undefined) start ??= name;
  }
  if (start === undefined) throw new SyntaxError("The grammar has no public rule.");
  return { rules, start };
}

const RULE = /(public\s+)?<([^>]+)>\s*=\s*([^;]*);/gu;
const TOKEN = /<[^>]+>|\/[\d.eE+-]+\/|[()|[\]*+]|[^\s()|[\]*+<>/]+/gu;

class RuleReader {
  readonly #rule: string;
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(rule: string, body: string) {
    this.#rule = rule;
    this.#tokens = body.replaceAll(/\{[^}]*\}/gu, " ").match(TOKEN) ?? [];
  }

  read(): Phrase {
    const phrase = this.#choice();
    if (this.#at < this.#tokens.length) this.#fail();
    return phrase;
  }

  #choice(): Phrase {
    const options = [this.#option()];
    while (this.#take("|")) options.push(this.#option());
    const [only] = options;
    return options.length === 1 && only ? only.phrase : { type: "choice", options };
  }

  #option(): Weighted {
    const weight = /^\/(.+)\/$/u.exec(this.#tokens[this.#at] ?? "")?.[1];
    if (weight !== undefined) this.#at += 1;
    const parts: Phrase[] = [];
    while (!["|", ")", "]", undefined].includes(this.#tokens[this.#at])) parts.push(this.#part());
    return { weight: weight === undefined ? 1 : Number(weight), phrase: sequence(parts) };
  }

  #part(): Phrase {
    let part = this.#single();
    for (;;) {
      if (this.#take("+")) part = { type: "repeat", part };
      else if (this.#take("*")) part = { type: "optional", part: { type: "repeat", part } };
      else return part;
    }
  }

  #single(): Phrase {
    if (this.#take("(")) return this.#closed(")");
    if (this.#take("[")) return { type: "optional", part: this.#closed("]") };
    const token = this.#tokens[this.#at] ?? "";
    this.#at += 1;
    if (/^[*+/]/u.test(token)) this.#fail();
    return token.startsWith("<")
      ? { type: "rule", name: token.slice(1, -1) }
      : { type: "word", word: token };
  }

  #closed(bracket: string): Phrase {
    const inner = this.#choice();
    if (!this.#take(bracket)) this.#fail();
    return inner;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #fail(): never {
    throw new SyntaxError(`The rule <${this.#rule}> of the grammar cannot be read.`);
  }
}

function sequence(parts: readonly Phrase[]): Phrase {
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: "sequence", parts };
}
