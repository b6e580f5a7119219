import { wordsOf } from "./name-words.ts";

/** One way to take what was said: the name in it, and the department that was named with it. */
export interface HeardName {
  readonly name: string;
  readonly department?: string;
  /** It was introduced with "from", which is hardly part of a name. */
  readonly isSure?: boolean;
}

/**
 * The ways to read what a visitor said, without what people say around a name: "Hi, I'm here to see Sarah from engineering, please"
 * is Sarah of engineering. Where the words might be part of a name that was misheard ("call in Powell"), both readings are given;
 * nobody knows yet which of them names a person. Empty where no word is left.
 */
export function readHeardName(heard: string): readonly HeardName[] {
  const said = wordsOf(
    heard.slice(0, LONGEST).replaceAll(/(?<=[\p{L}\p{M}])['’]s(?=\s+(?:office|desk)\b)/giu, ""),
  ).join(" ");
  const asked = withoutEdges(said.replace(LEAD_IN, "")).replace(TAIL, "").replace(CALLED, "");
  const named =
    asked === withoutEdges(said) ? asked.replace(NAMED, "").replace(QUESTION, "$1") : asked;
  const core = withoutEdges(named);
  if (core === "") return [];
  const short = withoutEdges(core.replace(DOUBTFUL_LEAD_IN, ""));
  const names = short === core || short === "" ? [core] : [core, short];
  return names.flatMap(withDepartment);
}

/** Nobody says a name after more letters than this. */
const LONGEST = 500;

/** What stands before a name and is none. Greedy, so that the last one counts: visitors may say who they are first. */
const LEAD_IN = new RegExp(
  `^(?:.* )?(?:${[
    "(?:to|can i|could i|may i|please) (?:see|meet|visit|find|reach|interview)(?: with)?",
    "(?:to |can i |could i |may i |please )?(?:speak|talk|meet|check in) (?:to|with)",
    "(?:im|i am|were|we are) (?:seeing|meeting|visiting|expecting)(?: with)?",
    "(?:looking|searching|waiting|asking|asked|ask|here) (?:for|with)",
    "(?:meeting|appointment|interview|lunch|scheduled|call|session|catch up|one on one) (?:is )?(?:at \\S+ )?with",
    "(?:package|parcel|delivery|letter|food|flowers|something|order|mail|documents?|lunch|deliver(?:y|ing)?)(?: here)? (?:for|to)",
    "(?:i said|i meant|i mean|no its|no it is)",
    "(?:tell|notify|let)(?= \\S+ \\S+ (?:that )?(?:im|i am|were|we are))",
  ].join("|")}) `,
);

const CALLED =
  /^(?:.* )?(?:somebody|someone|person|colleague|guy|lady|woman|man|employee) (?:is )?(?:named|called) /;

/** What stands before a name where nobody was asked for in another way: "my name is" may tell the visitor's. */
const NAMED = /^(?:.* )?(?:host|person|contact|name)s?(?: name)? is /;

/** "Is Sarah Miller in?" */
const QUESTION = /^is (.+?) (?:in|here|there|around|available|free|busy)(?: .*)?$/;

/** As LEAD_IN, but these begin misheard names, too. */
const DOUBTFUL_LEAD_IN =
  /^(?:(?:its|it is|thats|that is|this is|for|is|with|and|call|get|page|ring|find|meet|see|visiting|visit|tell|i think|maybe|my friend) )+/;

/** What comes after a name. */
const TAIL = new RegExp(
  ` (?:${[
    "(?:and )?(?:my names?|im|i am|i have|ive|i was|were|we are|we have|this is) .*",
    "(?:please|thanks|thank you|today|right now|this (?:morning|afternoon)|tomorrow|again|here|if you .*|if (?:he|she|they) .*)",
    "(?:about|regarding|concerning) (?:a|an|the|my|our|some) .*",
    "for (?:a|an|my|our|the) .*",
    "(?:at|around) (?:noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter)\\b.*",
    "is (?:he|she|they|expecting|waiting|available|in|around|who) ?.*",
    "(?:he|she|they|who) (?:is|are|works?|knows?)\\b.*",
    "that (?:im|i am|were|we are) .*",
    "(?:office|desk)",
  ].join("|")})$`,
);

const BEFORE =
  /^(?:(?:um|uh|er|erm|hmm|oh|ah|ok|okay|yes|yeah|yep|no|so|well|hi|hello|hey|good morning|good afternoon|good evening|please|sorry) )+(?=\S)/;
const AFTER = /(?<=\S)(?: (?:please|thanks|thank you|um|uh|ok|okay|today))+$/;

function withoutEdges(words: string): string {
  return words.trim().replace(BEFORE, "").replace(AFTER, "");
}

const DEPARTMENT_WORDS =
  /^(?<name>.+?) (?<word>from|in|of|at|on|with|over in|down in|who works in|works in) (?<department>.+)$/;

function withDepartment(name: string): readonly HeardName[] {
  const found = DEPARTMENT_WORDS.exec(name)?.groups;
  if (!found) return [{ name }];
  const { name: before = "", word = "", department = "" } = found;
  return [{ name }, { name: before, department, isSure: word === "from" }];
}
