import { standsAt, wordsOf } from "./words.ts";

/** Words that only stress what they stand before. */
const STRESSES = new Set(["really", "very", "totally", "quite"]);

/** How a caller answered a question that wants a yes or a no. */
export type Answer = "yes" | "no" | "backchannel" | "other";

/**
 * Reads a caller's answer, strictly: `yes` only when every word of it agrees, so that "yes but four o'clock", "yes, no,
 * wait" and "okay, what does it cost" are `other`. `backchannel` is a sound of listening ("mm-hm") and consents to
 * nothing. `question` is what they were asked: naming the very thing it asks ("cancel it") agrees to it.
 */
export function readAnswer(text: string, question = "shall i book it"): Answer {
  const words = plainWords(text);
  const vocabulary: readonly Phrases[] = [NO, YES, echoesOf(question), BACKCHANNEL, PADDING];
  const found = new Set<Phrases>();
  for (let at = 0; at < words.length;) {
    const step = stepOver(words, at, vocabulary);
    if (step === undefined) return "other";
    found.add(step.phrases);
    at += step.length;
  }
  const refused = found.has(NO);
  const agreed = vocabulary.slice(1, 3).some((agreeing) => found.has(agreeing));
  if (agreed && refused) return "other";
  if (refused) return "no";
  if (agreed) return "yes";
  return found.has(BACKCHANNEL) ? "backchannel" : "other";
}

/**
 * Whether words spoken over the receptionist only show that the caller is listening ("okay", "right", "mm-hm"), so that
 * she need not stop.
 */
export function isBackchannel(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return false;
  for (let at = 0; at < words.length;) {
    const step = stepOver(words, at, [BACKCHANNEL, LISTENING]);
    if (step === undefined) return false;
    at += step.length;
  }
  return true;
}

/** Whether an utterance begins with a refusal, whatever follows ("no, four o'clock"). */
export function opensWithNo(text: string): boolean {
  const words = wordsOf(text).filter((word) => !HESITATIONS.has(word));
  return stepOver(words, 0, [NO, YES])?.phrases === NO;
}

/** Whether an utterance begins with a yes, whatever follows ("yes, tomorrow at four"). */
export function opensWithYes(text: string): boolean {
  const words = wordsOf(text).filter((word) => !HESITATIONS.has(word));
  return stepOver(words, 0, [NO, YES])?.phrases === YES;
}

/** Without the words that only stress: "that sounds really good" is "that sounds good". */
function plainWords(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !STRESSES.has(word));
}

type Phrases = readonly (readonly string[])[];

/** Longest first, so that "that's not right" is never read as "that's right" or as a bare "that's". */
function readPhrases(text: string): Phrases {
  return text
    .trim()
    .split(/\s*[\n,]\s*/u)
    .map(plainWords)
    .toSorted((one, other) => other.length - one.length);
}

const YES = readPhrases(`
  yes, yeah, yep, yup, yea, ya, yah, aye, yes it is, yes i do, yes i am, yes you can, it is, sure, sure thing, for sure
  of course, certainly, definitely, absolutely, exactly, indeed, correct, thats correct, that is correct, its correct
  thats right, that is right, thats it, fine, thats fine, that is fine, its fine, thats good, that is good, all good
  good, thats great, that is great, great, perfect, thats perfect, that is perfect, lovely, thats lovely
  excellent, wonderful, brilliant, super, cool, ok, okay, k, thats ok, thats okay, that is okay, thats ok with me
  alright, all right, thats all right, sounds good, sounds great, sounds perfect, sounds fine, sounds right
  that sounds good, that sounds great, that sounds perfect, that sounds fine, that sounds lovely, that sounds right
  looks good, that works, works for me, that works for me, fine by me, fine with me, good for me, go ahead
  go for it, please do, do it, lets do it, do that, lets do that, that will do, thatll do, thatd be great
  that would be great, thatd be fine, that would be fine, thatd be lovely, that would be lovely, thatd be perfect
  that would be perfect, id like that, i would like that, i agree, agreed, i confirm, confirm, confirmed, you can
  you may, no problem, no worries, i am, i do, yes i would, i would, of course yes, affirmative, everythings correct, everything is correct
  absolutely right, awesome, fantastic, amazing, thats awesome, that sounds awesome, sounds awesome
  that sounds nice, sounds nice, nice, that will work, thatll work, that will be great, that will be fine
  that will be perfect, thatll be great, thatll be fine, thatd work, that would work, that would be all right
  that will be all right, that would be good, that would be nice, thats what i want, yes i want that, i like that, why not, that one please, haan
`);

const NO = readPhrases(`
  no, nope, nah, naw, no no, not, not that, not this, not now, not yet, not right now, not at all
  no way, never, never mind, nevermind, dont, do not, please dont, dont do that, i dont, i do not, i dont want that
  i do not want that, i dont want it, i dont want to, i dont think so, i dont think it is, thats not right
  thats not correct, thats wrong, that is wrong, thats incorrect, that is not right, that is not correct, its wrong
  that isnt right, that isnt correct, thats not it, not right, not correct, wrong, incorrect, wait, wait a minute
  wait a second, wait a moment, hang on, hang on a minute, hang on a second, hold on, hold on a minute
  hold on a second, stop, one moment, one second, one minute, just a moment, just a minute, just a second
  change it, change that, change, i changed my mind, ive changed my mind, ill leave it, leave it, forget it
  no thats not right, no thats wrong, no its not, its not, no it isnt, it isnt, that doesnt work, that wont work
  that does not work, doesnt work, no good, thats no good, rather not, id rather not, negative, no need, you cant
`);

const BACKCHANNEL = readPhrases(`
  mm hm, mmhm, mm hmm, mmhmm, mhm, mm, mmm, hm, hmm, uh huh, uhuh, uh hm, aha, ah, oh, i see, right, huh, got it
`);

/** Words that agree when they answer a question, and only accompany what is said while it is being said. */
const LISTENING = readPhrases(
  "ok, okay, yeah, yes, yep, sure, alright, all right, fine, good, great",
);

const PADDING = readPhrases(`
  please, thanks, thank you, thank you so much, thank you very much, thanks a lot, many thanks, cheers, then, um, umm
  uh, er, erm, well, so, just, and, now, maam, madam, sir, miss, dear, for me, to me, i think, i guess, that, thats all
  that is all, actually, sorry, oh sorry, im good, i am good, im fine, i am fine
`);

const HESITATIONS = new Set([
  "um",
  "umm",
  "uh",
  "er",
  "erm",
  "oh",
  "ah",
  "well",
  "so",
  "hmm",
  "sorry",
]);

/** What a caller may say to repeat the question's own verb back: only that verb agrees. */
function echoesOf(question: string): Phrases {
  const asked = new Set(wordsOf(question));
  return ["book", "cancel", "move", "confirm", "change", "use"]
    .filter((verb) => asked.has(verb))
    .flatMap((verb) =>
      readPhrases(
        `${verb} it, ${verb} that, please ${verb} it, lets ${verb} it, you can ${verb} it, ${verb} it in, ` +
          `${verb} that one, ${verb} the appointment, ${verb} my appointment, ${verb} me in, ${verb} this`,
      ),
    )
    .toSorted((one, other) => other.length - one.length);
}

/** The longest phrase of any list that stands here; of equally long ones the earlier list's. */
function stepOver(
  words: readonly string[],
  at: number,
  vocabulary: readonly Phrases[],
): { readonly phrases: Phrases; readonly length: number } | undefined {
  let best: { readonly phrases: Phrases; readonly length: number } | undefined;
  for (const list of vocabulary) {
    const phrase = list.find((candidate) => standsAt(words, candidate, at));
    if (phrase !== undefined && phrase.length > (best?.length ?? 0)) {
      best = { phrases: list, length: phrase.length };
    }
  }
  return best;
}
