import { blank } from "./mask.ts";
import { matchesOf, wordPattern } from "./pattern.ts";

/** Words that look like a day or a time and are none; they are covered by `~` before any rule reads the text. */
export function coverEverydayWords(text: string, answer: boolean): string {
  let rest = text;
  for (const pattern of answer ? always : [...always, ...inSentences]) {
    for (const match of matchesOf(pattern, rest)) {
      rest = blank(rest, match.index, match.index + match[0].length, "~");
    }
  }
  return rest;
}

const ordinalThings =
  "time|times|1|option|choice|slot|floor|street|st|avenue|ave|road|lane|block|cross|sector|main|person|" +
  "customer|question|place|suggestion|grade|thought|thoughts|opinion|letter|digit|number|class|stylist|" +
  "standard|degree|party|hand|aid|session|sitting|trimester|child|baby|son|daughter|wife|husband|anniversary|birthday";

const always: readonly RegExp[] = [
  wordPattern("good (?:morning|afternoon|evening|night|day)"),
  wordPattern("(?:a|an|1|every|any|few|another|just|half a|give me a|split) 2th"),
  wordPattern(
    "1 (?:moment|minutes|sec|secs|more|thing|person|of|time|day(?! (?:from|after|before|later)))",
  ),
  // A comma ends the date: "on the fifth, street parking if you have it".
  new RegExp(String.raw`(?<![^ ])\d{1,2}th (?:${ordinalThings})(?![^ ])`, "g"),
  wordPattern(
    "(?:this|that|which|other|another|last|wrong|right|different|any|every|no|new|only) 1",
  ),
  wordPattern("24/7"),
];

const inSentences: readonly RegExp[] = [
  wordPattern(
    "(?:name is|names|called|name|i am|im|mr|mrs|ms|miss|madam|sir|doctor|dr|this is) (?:{weekday}|april|may|june|august)" +
      "(?! (?:\\d+|\\d+th|at|morning|afternoon|evening|night|or|please))",
  ),
  wordPattern(
    "how are (?:you|things)(?: all)?(?: doing)? (?:today|today night|this morning|this afternoon|this evening)",
  ),
  wordPattern(
    "(?:thats|that is|thatll be|that will be|that) (?:all|it|everything)[^|#]*? (?:for )?today",
  ),
  wordPattern("all i (?:need|want|needed|wanted)[^|#]*? (?:for )?today"),
  wordPattern("(?:thanks|thank you|help|helped|helping)[^|#]{0,24}? today"),
  wordPattern("(?:since|from) yesterday"),
  wordPattern("that (?:morning|afternoon|evening|night|day|week)"),
  wordPattern("(?:all|whole|every) (?:day|night|week|morning|evening) long"),
];
