/**
 * Names whose sound neither the dictionary nor the letters tell as their bearers say them. Written for this project from general
 * knowledge, in ARPAbet; the dictionary's own reading stays beside it.
 */
export const SAID_OTHERWISE: ReadonlyMap<string, string> = new Map(
  `
aoife IY F AH
caoimhe K IY V AH
ciara K IH R AH
conor K AA N ER
duc D UH K
eoin OW IH N
geoffrey JH EH F R IY
giovanni JH OW V AA N IY
guillermo G IY Y EH R M OW
hyun HH Y AH N
jesus HH EY S UW S
joaquin W AA K IY N
jorge HH AO R HH EY
jose HH OW Z EY
juan W AA N
julio HH UW L IY OW
lakshmi L AH K SH M IY
nguyen W IH N
niamh N IY V
ng IH NG
oisin OW SH IY N
qian CH Y EH N
rajesh R AA JH EH SH
saoirse S ER SH AH
sean SH AO N
shaun SH AO N
siobhan SH IH V AO N
sinead SH IH N EY D
srinivasan S R IH N IH V AA S AH N
tadhg T AY G
thuy T UW IY
venkatesh V EH NG K AH T EY SH
vijay V IH JH EY
xavier EY V Y ER
xiao SH AW
xin SH IH N
xu SH UW
yang Y AE NG
zhang JH AA NG
zhao JH AW
zhou JH OW
`
    .trim()
    .split("\n")
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
);
