/**
 * Whether a bare number is an hour. In a sentence it needs a word that says so ("at 5", "make it 5", "5 instead"), since
 * numbers are also people, prices and telephones; in an answer to "when?" it needs only not to be one of those.
 */
export function isHour(said: string, before: string, after: string, answer: boolean): boolean {
  if (partOfNumber.test(before) || partOfNumberAfter.test(after)) return false;
  if (notHourBefore.test(before) || notHourAfter.test(after)) return false;
  const stands = answer && (said !== "1" || oneStands.test(before));
  return stands || cueBefore.test(before) || cueAfter.test(after) || cueAround(before, after);
}

/** "The later one", "with this one": a one is an hour only where no word it could stand for goes before it. */
const oneStands =
  /(?:^|[|,#] |(?<![^ ])(?:um|uh|uhm|er|erm|well|ok|okay|yes|yeah|please|maybe|perhaps|probably|say|like|for|is|be|its|or|to|and|with us|oh|then) )$/;

const partOfNumber = /(?:\d|\$|oh|double|triple|treble)(?: ,)? $/;
const partOfNumberAfter =
  /^(?: ,)? (?:\d|oh \d|double|hundred|thousand|lakh|-(?! @| \d{1,2}(?![^ ])))/;

const notHourBefore =
  /(?<![^ ])(?:number|no \.|apartment|flat|house|room|suite|floor|gate|age|aged|level|extension|is for|are|only|rs|row|chapter|all|other|(?<!instead )of|these|those|my|your|last|next|every|option|version) $/;

const notHourAfter =
  /^ (?:(?:more|of|people|persons?|guests|adults|kids|children|friends|ladies|men|women|minutes|hours|days|weeks|months|years|seconds|secs|times|rupees|rs|dollars|pounds|euros|bucks|percent|stars?|digits?|haircuts?|services?|bookings?|slots?|things?|miles|km|kilometers|blocks|am i|different|th|x)(?![^ ])|(?:[a-z]+ ){1,2}(?:street|road|avenue|lane|drive|block|boulevard|nagar)(?![^ ]))/;

const cueBefore = new RegExp(
  "(?<![^ ])(?:" +
    [
      "(?:at|around|about|by|before|till|until|between|approximately|approx|roughly|say|past|rather|instead|instead of|rather than|not)",
      // "After 5", "from 5" and "for 5" may go with anything; these do not.
      "(?:any time|some time|sometimes|free|available|come|in|there|it|slot|anything|something|not|only) (?:after|from)",
      "^(?:after|from)",
      "(?:^|[|] |, )(?:after|from)",
      "#+(?: ,)?(?: (?:for|after|from|and|at|make it))?",
      "(?:make|have|say|made) (?:it|that)(?: for| at)?",
      "(?:how|what) about",
      "(?:it|that|me|us|down|booked|scheduled) for",
      "(?:move|moved|change|changed|shift|push|pushed|switch|reschedule|bring|put|swap|postpone|delay)[^|]* to",
      "(?:no|nope|actually|sorry|mean|meant|said|rather|prefer|maybe|perhaps|yes)(?: ,)?",
      "(?:between|from)[^|]* @+ (?:and|to|-|or)",
      "@+ (?:to|-|till|until|or)",
    ].join("|") +
    ") $",
);

const cueAfter =
  /^(?: ,)? (?:ish|sharp|on the dot|onwards|or (?:later|after|so|earlier)|instead|works?(?![^ ])|is (?:fine|good|ok|okay|perfect|better|best|great|free|available|possible)|would (?:be|work|suit|do)|will (?:do|be fine|work)|suits|sounds good|at the latest|(?:to|-|till|until|or|not|instead of|rather than) @)/;

const afterFrom = /(?<![^ ])(?:after|from) $/;
const goesOn =
  /^(?:$| [|,#~^]| (?:on|please|onwards|in|if|or|because|as|would|with|and|is|works|for|to|till|until|-)(?![^ ]))/;
const forAppointment =
  /(?<![^ ])(?:book|appointment|slot|booking|reservation|something|anything|opening|spot|available|free) for $/;
const aloneAfter = /^(?:$| [|,#]| (?:please|instead|on|then|tomorrow|today)(?![^ ]))/;
const isFree = /(?<![^ ])(?:is|does|do|will|would) $/;
const freeAfter = /^ (?:ok|okay|free|available|fine|good|possible|work|open|suit)(?![^ ])/;

/** Three or four digits at once ("at 1530") are a time only where nothing is named by them ("at 1512 Barber Shop"). */
export function isJoinedClock(
  said: string,
  before: string,
  after: string,
  answer: boolean,
): boolean {
  return isHour(said, before, after, answer) && goesOn.test(after);
}

/** Cues that need the words on both sides: "after 5 please", "an appointment for 3", "is 4 free". */
function cueAround(before: string, after: string): boolean {
  return (
    (afterFrom.test(before) && goesOn.test(after)) ||
    (forAppointment.test(before) && aloneAfter.test(after)) ||
    (isFree.test(before) && freeAfter.test(after))
  );
}
