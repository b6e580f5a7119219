/** How a day or time is meant, by the words around it. */
export type Relation = "at" | "around" | "after" | "from" | "before" | "by" | "until" | "not";

/** What was said around one part, with how many characters of the words that say it. */
export interface Said {
  readonly relation: Relation;
  readonly before: number;
  readonly after: number;
}

/**
 * Reads the words right before and right after a part. "Not before five" is from five on; "instead of Tuesday" and
 * "Tuesday doesn't work" drop the part.
 */
export function relationOf(before: string, after: string): Said {
  const tail = negatedAfter.exec(after);
  if (tail !== null) return { relation: "not", before: 0, after: tail[0].length };
  for (const [pattern, relation] of lead) {
    const match = pattern.exec(before);
    if (match !== null)
      return { relation, before: match[0].length, after: followed(relation, after) };
  }
  for (const [pattern, relation] of trail) {
    const match = pattern.exec(after);
    if (match !== null) return { relation, before: plainLead(before), after: match[0].length };
  }
  return { relation: "at", before: plainLead(before), after: 0 };
}

const any =
  "(?:(?:any|some) ?time |any day |some day |anything |something |not |only |but |on or |at |and |slots? |times? )*";
const small = "(?:(?: on| at| the| about| around| for| of| in| like| say)*) $";

const lead: readonly (readonly [RegExp, Relation])[] = [
  [word(`(?:not|but not) before${small}`), "from"],
  [word(`(?:not|but not) (?:after|later than|past)${small}`), "until"],
  [word(`no earlier than${small}`), "from"],
  [word(`no later than${small}`), "by"],
  [
    word(
      `(?:not|isnt|cant (?:do|make|come|manage)(?: it)?|cannot (?:do|make|come)(?: it)?|instead of|rather than|except(?: for)?|` +
        `other than|#+ but(?: not)?|anything but|apart from|dont want(?: it)?|not available|not free|wont do|but no|dont like|busy|booked)${small}`,
    ),
    "not",
  ],
  [word(`${any}(?:on or )?(?:after|later than|past)${small}`), "after"],
  [word(`${any}(?:starting |beginning )?(?:from|starting|beginning)${small}`), "from"],
  [word(`${any}(?:before|earlier than|ahead of)${small}`), "before"],
  [word(`${any}(?:until|till|up to|upto)${small}`), "until"],
  [word(`(?:${any})by${small}`), "by"],
  [
    word(
      "(?:at |for |on )?(?:around|about|approximately|approx|roughly|near|nearly|close to|somewhere around|some time around)(?: the| about| at)? $",
    ),
    "around",
  ],
];

const trail: readonly (readonly [RegExp, Relation])[] = [
  [/^ (?:or|and) (?:later|after|afterwards|onwards?|beyond)(?: than that)?(?![^ ])/, "from"],
  [/^ (?:onwards?|on(?= [|]|$)|upwards)(?![^ ])/, "from"],
  [/^ (?:or|and) (?:earlier|before|sooner)(?![^ ])/, "by"],
  [/^ (?:at )?the latest(?![^ ])/, "by"],
  [/^ (?:at )?the earliest(?![^ ])/, "from"],
  [/^ or (?:so|thereabouts|around then)(?![^ ])/, "around"],
];

const negatedAfter =
  /^(?: at @+| #+)?(?: (?:really|just))? (?:doesnt|does not|dont|wont|will not|isnt|is not|didnt|cant|cannot|is no|no longer|is too|is impossible|is out)(?! (?:it|that|you|you have|have))(?: (?:work|suit|do|good|fine|possible|available|really|be|going to|for me|as well))*|^(?: at @+)? is (?:bad|not|no good|too)(?![^ ])/;

function followed(relation: Relation, after: string): number {
  return relation === "from" || relation === "after"
    ? (/^ onwards?(?![^ ])/.exec(after)?.[0].length ?? 0)
    : 0;
}

function plainLead(before: string): number {
  return (
    /(?<![^ ])(?:(?:at|on|for|in|by|to|the|exactly|say|between|from)(?: ,)? )+$/.exec(before)?.[0]
      .length ?? 0
  );
}

function word(source: string): RegExp {
  return new RegExp(`(?<![^ ])${source.endsWith("$") ? source : `${source}$`}`);
}
