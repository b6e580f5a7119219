import type { Rules } from "./jsgf.ts";

/**
 * Days and times as they are spoken. `<when>` is built from its parts once and not listed flat: there are too many, and
 * the recogniser copies a rule for every place that names it.
 */
export const WHEN_RULES: Rules = {
  hour: "one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve",
  minutes:
    "/4/ thirty | /2/ fifteen | /2/ forty five | /0.5/ ten | /0.5/ twenty | /0.5/ forty | /0.5/ fifty | " +
    "/0.2/ oh five | /0.2/ twenty five | /0.2/ thirty five | /0.2/ fifty five",
  clock:
    "/4/ <hour> | /1/ <hour> o'clock | /2/ <hour> <minutes> | /0.3/ noon | " +
    "/2/ (half past | quarter past | quarter to | ten past | twenty past | ten to | twenty to) <hour>",
  half: "p m | a m | in the morning | in the afternoon | in the evening",
  weekday: "monday | tuesday | wednesday | thursday | friday | saturday | sunday",
  month:
    "january | february | march | april | may | june | july | august | september | october | november | december",
  ordinal:
    "first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth | " +
    "thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth | " +
    "twenty first | twenty second | twenty third | twenty fourth | twenty fifth | twenty sixth | twenty seventh | " +
    "twenty eighth | twenty ninth | thirtieth | thirty first",
  day:
    "/4/ tomorrow | /3/ today | /1/ the day after tomorrow | /3/ <weekday> | " +
    "/2/ (this | next | coming | on) <weekday>",
  date:
    "/8/ <day> | /0.3/ <weekday> next week | /1/ [<weekday>] the <ordinal> [of <month>] | /1/ <month> [the] <ordinal> | " +
    "/0.3/ <ordinal> <month> | /0.2/ next week | /0.2/ this weekend",
  part: "morning | afternoon | evening",
  time:
    "/6/ [at | around | for] <clock> [<half>] | /0.5/ (after | before) <clock> | /0.3/ between <hour> and <hour> | " +
    "/0.5/ [in the] <part> | /0.3/ any time",
  // As a correction is said: nobody puts the day after the new time there, and noise would.
  newwhen: "/4/ <time> | /2/ <date> | /2/ <date> <time>",
  when:
    "/4/ <date> | /4/ <date> <time> | /2/ <time> | /1/ <time> <date> | /0.3/ as soon as possible | " +
    "/0.2/ as early as possible | /0.1/ the earliest you have",
};
