import type { Grammar, Phrase } from "./jsgf.ts";

/** A step from one state to another: over a word, or over none. Scores are natural logarithms of probabilities. */
export interface Arc {
  readonly word: string | undefined;
  readonly to: number;
  readonly score: number;
}

/** Every way through a grammar, one arc for each mention of a word: large, and full of repetition. */
export interface WordGraph {
  readonly arcs: readonly (readonly Arc[])[];
  readonly start: number;
  readonly end: number;
}

const EVEN = Math.log(0.5);

/**
 * Spells out a grammar, or one option of its start rule. A rule that is mentioned twice is spelled out twice. Throws when a
 * mentioned rule is missing or mentions itself.
 */
export function wordGraph(grammar: Grammar, phrase: Phrase): WordGraph {
  const builder = new GraphBuilder(grammar);
  const start = builder.state();
  const end = builder.state();
  builder.add(phrase, start, end, []);
  return { arcs: builder.arcs, start, end };
}

class GraphBuilder {
  readonly arcs: Arc[][] = [];
  readonly #grammar: Grammar;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  state(): number {
    return this.arcs.push([]) - 1;
  }

  add(phrase: Phrase, from: number, to: number, within: readonly string[]): void {
    switch (phrase.type) {
      case "word":
        return this.#arc(from, to, 0, phrase.word);
      case "rule":
        return this.#addRule(phrase.name, from, to, within);
      case "sequence":
        return this.#addSequence(phrase.parts, from, to, within);
      case "choice": {
        const total = phrase.options.reduce((sum, { weight }) => sum + weight, 0);
        for (const option of phrase.options) {
          const state = this.state();
          this.#arc(from, state, Math.log(option.weight / total));
          this.add(option.phrase, state, to, within);
        }
        return undefined;
      }
      case "optional": {
        const state = this.state();
        this.#arc(from, state, EVEN);
        this.#arc(from, to, EVEN);
        return this.add(phrase.part, state, to, within);
      }
      case "repeat": {
        const first = this.state();
        const last = this.state();
        this.#arc(from, first, 0);
        this.add(phrase.part, first, last, within);
        this.#arc(last, first, EVEN);
        return this.#arc(last, to, EVEN);
      }
    }
  }

  #addRule(name: string, from: number, to: number, within: readonly string[]): void {
    const rule = this.#grammar.rules.get(name);
    if (!rule) throw new SyntaxError(`The grammar has no rule <${name}>.`);
    if (within.includes(name)) throw new SyntaxError(`The rule <${name}> mentions itself.`);
    this.add(rule, from, to, [...within, name]);
  }

  #addSequence(
    parts: readonly Phrase[],
    from: number,
    to: number,
    within: readonly string[],
  ): void {
    let state = from;
    for (const part of parts) {
      const next = this.state();
      this.add(part, state, next, within);
      state = next;
    }
    this.#arc(state, to, 0);
  }

  #arc(from: number, to: number, score: number, word?: string): void {
    this.arcs[from]?.push({ word, to, score });
  }
}
