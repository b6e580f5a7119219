import { readPhonemes } from "./phonemes.ts";

/**
 * How a name that no dictionary has would be read out in English: the longest spelling that fits decides, from left to right. Takes
 * lower-case letters a to z; whatever else is skipped. Made for comparing sounds, so it chooses vowels roughly.
 */
export function letterToSound(letters: string): Uint8Array {
  const phonemes: number[] = [];
  for (let at = 0; at < letters.length;) {
    const rule = ruleAt(letters, at);
    if (rule) phonemes.push(...rule.sound);
    at += rule?.length ?? 1;
  }
  return Uint8Array.from(phonemes.filter((one, index) => one !== phonemes[index - 1]));
}

interface Rule {
  readonly length: number;
  readonly sound: Uint8Array;
  /** What must come before and after, as "^" and "$" for the ends of the name or a class of letters. */
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

function ruleAt(letters: string, at: number): Rule | undefined {
  for (let length = Math.min(LONGEST, letters.length - at); length > 0; length -= 1) {
    const found = RULES.get(letters.slice(at, at + length))?.find(
      ({ before, after }) =>
        (before?.test(letters.slice(0, at)) ?? true) &&
        (after?.test(letters.slice(at + length)) ?? true),
    );
    if (found) return found;
  }
  return undefined;
}

/**
 * A spelling, its sound ("." is none), what stands before it and after it: `^` the beginning, `$` the end, `V` a vowel, `C` a
 * consonant, `F` one of e, i and y, "-" anything. For one spelling, the first line that fits counts.
 */
const LINES = `
tsch CH
sch SH
tch CH
dge JH
igh AY
eigh EY
augh AO
ough AW
eaux OW - $
eau OW
chr K_R
ch K - C
ch CH
ck K
cz CH
sz SH
sh SH
ss S
sc S - F
sk S_K
cc K_S - F
ce S - $
c S - F
c K
ph F
pf F ^
pt T ^
ps S ^
gh G ^
gh . V
gn N ^
gn N - $
gue G - $
gu G - F
gg G
ge JH - $
g JH - [ey]
g G
kn N ^
k K
wh W
wr R ^
w . V C
w W
rh R
rr R
r R
th TH
tt T
ti SH - on|a|o
t T
dh D
dd D
dj JH
d D
bh B
bb B
mb M - $
b B
ff F
f F
hn N ^
h . V C
h . V $
h HH
j JH
lle L - $
ll L
le AH_L C $
l L
mm M
mc M_AH_K ^
m M
nn N
ng NG - $
ng NG - C
ng NG_G
nk NG_K
n N
pp P
p P
qu K - F
qu K_W
q K
sio ZH_AH
ssi SH - o
s Z V V
se Z V $
s S
v V
x Z ^
x K_S
zz T_S
z Z
y Y ^ V
y IY C $
y IY - $
y AY ^.?C C
y Y V V
y IH C C
y IY
ae EY
ai EY
au AO
aw AO
ay EY
aa AA
ar AA_R - C
ar AA_R - $
air EH_R
a AH - $
a EY - C[ei]$
a AA - C?V
a AE
eau OW
ea IY
ee IY
ei EY
eo IY_OW
er ER - C
er ER - $
eu OY
ew UW
ey IY - $
ey EY
e . C[^h] $
e AH - [ns]$
e IY ^C $
e EH
ia IY_AH
ie IY
io IY_OW
ir ER - C
ir ER - $
i AY - Ce$
i IY - $
i IY - V
i IH
oa OW
oe OW
oi OY
oo UW
ou UW
ow OW - $
ow AW
oy OY
or AO_R
o OW - $
o OW - CV
o AA
ue UW
ui UW_IY
ur ER - C
ur ER - $
u UW - CV
u UW - $
u AH
`;

const CLASSES: Readonly<Record<string, string>> = { V: "[aeiouy]", C: "[^aeiouy]", F: "[eiy]" };

const RULES: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(
  LINES.trim().split("\n").map(readRule),
  ({ spelling }) => spelling,
);

const LONGEST = Math.max(...[...RULES.keys()].map((spelling) => spelling.length));

function readRule(line: string): Rule & { readonly spelling: string } {
  const [spelling = "", sound = "", before = "-", after = "-"] = line.split(" ");
  return {
    spelling,
    length: spelling.length,
    sound: readPhonemes(sound.replaceAll(/[_.]/g, " ")),
    before: before === "-" ? undefined : new RegExp(`${inClasses(before)}$`),
    after: after === "-" ? undefined : new RegExp(`^(?:${inClasses(after)})`),
  };
}

function inClasses(pattern: string): string {
  return pattern.replaceAll(/[VCF]/g, (name) => CLASSES[name] ?? name);
}
