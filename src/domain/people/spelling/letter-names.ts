/** The letter that a word is the name of, as people say it or recognisers write it: "ess", "are", "sierra", "s". */
export function letterNamed(word: string): string | undefined {
  return /^[a-z]$/.test(word) ? word : NAMES.get(word);
}

/** Whether a word stands for a letter in a spelling alphabet, where it can hardly be misheard for another. */
export function isAlphabetWord(word: string): boolean {
  return ALPHABET.has(word);
}

const SPOKEN: readonly string[] = `
a ay eh
b bee be
c cee see sea
d dee
e ee
f ef eff
g gee jee
h aitch haitch ache
i eye aye
j jay jae
k kay cay okay
l el ell elle
m em
n en
o oh owe
p pee pea
q queue cue kew
r are ar arr
s es ess
t tee tea
u you yew ewe
v vee
x ex eks
y why wye
z zee zed
`
  .trim()
  .split("\n");

/** The ICAO spelling alphabet and its usual other spellings. "x-ray" comes as one word. */
const ALPHABET: ReadonlySet<string> = new Set(
  (
    "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa quebec romeo " +
    "sierra tango uniform victor whiskey whisky xray yankee zulu"
  ).split(" "),
);

const NAMES: ReadonlyMap<string, string> = new Map([
  ...SPOKEN.flatMap((line) => {
    const [letter = "", ...names] = line.split(" ");
    return names.map((name): [string, string] => [name, letter]);
  }),
  ...[...ALPHABET].map((word): [string, string] => [word, word.charAt(0)]),
]);
