import { WEIGHTS } from "./weights.ts";
import { type Alignment, alignWords } from "./align-words.ts";
import type { Heard } from "./heard-words.ts";
import { letterLikeness } from "./letter-likeness.ts";
import { inOnePiece, type NameForm, type NameIndex } from "./name-index.ts";
import type { NameWord } from "./name-words.ts";
import { likestSounds, soundLikeness } from "./sound/sound-likeness.ts";

/** How well a name fits what was heard. */
export interface NameScore {
  /** 0 to 1. */
  readonly score: number;
  /** How well the worst word fits, 0 to 1; 0 where the words don't pair off. */
  readonly weakest: number;
  /** Of heard words that are names as they stand, how alike the worst sounds: "Parker" for Barker is likelier another person. */
  readonly weakestName: number;
  readonly byNickname: boolean;
}

/** Compares what was heard with one form of a name, its words in order or with the last one first. */
export function scoreName(heard: Heard, form: NameForm, index: NameIndex): NameScore {
  const straight = scoreOrder(heard, form, form.words, index);
  if (form.words.length < 2) return straight;
  const turned = scoreOrder(
    heard,
    form,
    [...form.words.slice(-1), ...form.words.slice(0, -1)],
    index,
  );
  const score = turned.score * WEIGHTS.swapped;
  return score > straight.score ? { ...turned, score } : straight;
}

function scoreOrder(
  heard: Heard,
  form: NameForm,
  order: readonly number[],
  index: NameIndex,
): NameScore {
  const alignment = alignWords(
    heard.words.map(({ letters }) => letters.length),
    order.map((id) => index.words[id]?.letters.length ?? 0),
    (at, meant) => heard.likeness[at]?.[order[meant] ?? 0] ?? 0,
  );
  const nicknames = alignment.pairs.filter(([at, meant]) =>
    heard.nicknames[at]?.has(order[meant] ?? -1),
  );
  const said = nicknames.length === 0 ? heard : withFormalNames(heard, order, nicknames, index);
  const meant = order === form.words ? form : inOrder(order, index);
  const whole =
    WEIGHTS.sound * (said.letters === meant.letters ? 1 : soundLikeness(said.sound, meant.sound)) +
    WEIGHTS.letters * letterLikeness(said.letters, meant.letters);
  // Where words begin is often misheard ("married on" for Murray Dunn): then the words one by one don't count.
  const score = Math.max(
    whole + WEIGHTS.words * alignment.likeness,
    whole / (WEIGHTS.sound + WEIGHTS.letters),
  );
  const worth = form.worth * (nicknames.length > 0 ? WEIGHTS.nickname : 1);
  return {
    score: score * worth,
    ...weakest(heard, order, alignment, index),
    byNickname: nicknames.length > 0,
  };
}

interface Piece {
  readonly letters: string;
  readonly sound: Uint8Array;
}

/** What was heard, had the visitor said "Robert" instead of "Bob". */
function withFormalNames(
  heard: Heard,
  order: readonly number[],
  nicknames: Alignment["pairs"],
  { words }: NameIndex,
): Piece {
  const formal = new Map(nicknames.map(([at, meant]) => [at, words[order[meant] ?? 0]]));
  return inPiece(heard.words.map((word, at) => formal.get(at) ?? word));
}

function inOrder(order: readonly number[], { words }: NameIndex): Piece {
  return inPiece(order.flatMap((id) => words[id] ?? []));
}

function inPiece(words: readonly NameWord[]): Piece {
  return { letters: words.map(({ letters }) => letters).join(""), sound: inOnePiece(words) };
}

function weakest(
  heard: Heard,
  order: readonly number[],
  { pairs }: Alignment,
  { words }: NameIndex,
) {
  const isWhole = pairs.length === order.length && pairs.length === heard.words.length;
  let [any, name] = [isWhole ? 1 : 0, 1];
  for (const [at, meant] of pairs) {
    const word = order[meant] ?? 0;
    const likeness = heard.likeness[at]?.[word] ?? 0;
    any = Math.min(any, likeness);
    if (heard.isName[at] === true && heard.nicknames[at]?.has(word) !== true) {
      const [one, other] = [heard.words[at], words[word]];
      name = Math.min(name, likestSounds(one?.sounds ?? [], other?.sounds ?? []) ?? likeness);
    }
  }
  return { weakest: any, weakestName: name };
}
