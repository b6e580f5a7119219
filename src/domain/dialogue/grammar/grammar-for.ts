import { unreachable } from "../../../base/unreachable.ts";
import { COMMANDS } from "../commands.ts";
import type { Expectation } from "../expectation.ts";
import type { Phrasebook, SpokenEntry } from "../phrasebook.ts";
import { ANSWER_RULES, changeRule } from "./answer-rules.ts";
import { choiceRules } from "./choice-rules.ts";
import { alternatives, isSpeakable, writeGrammar, type Rules } from "./jsgf.ts";
import { nameRules, spellingRules } from "./name-rules.ts";
import { codeRules, phoneRules } from "./phone-rules.ts";
import { WHEN_RULES } from "./when-rules.ts";

/**
 * The recogniser's grammar for what the caller was asked: what they will probably answer, what they may ask in between,
 * and the commands that work anywhere. The narrower it is the fewer words are misheard, so each question has its own.
 */
export function grammarFor(phrasebook: Phrasebook, expectation: Expectation): string {
  const shared = sharedRules(phrasebook);
  switch (expectation.kind) {
    case "open":
      return write(
        [
          "/8/ <errand>",
          "/3/ <booking>",
          "/2/ <question>",
          "/1/ <when>",
          "/1/ <yes>",
          "/2/ <no>",
          "/1/ <change>",
          "/1/ <command>",
        ],
        { ...shared, ...WHEN_RULES, ...ANSWER_RULES },
      );
    case "wait":
      return grammarFor(phrasebook, { kind: "open" });
    case "yes-no":
      return write(
        [
          "/10/ <yes>",
          "/6/ <no>",
          "/2/ <changelead> <newwhen>",
          "/1/ <changelead> with <person>",
          "/0.5/ <changelead> [a] <service>",
          "/1/ <change>",
          "/1/ <time>",
          "/0.5/ with <person>",
          "/0.3/ [no] not with <person>",
          "/0.3/ [no] the same time",
          "/0.5/ (no my name is | no the name is | my name is | no it's for | it's for) <given>",
          "/0.5/ <question>",
          "/0.5/ <command>",
        ],
        { ...shared, ...WHEN_RULES, ...ANSWER_RULES, ...nameRules(phrasebook) },
      );
    case "choice":
      return write(
        [
          "/6/ <option>",
          "/2/ <place>",
          "/2/ <when>",
          "/1/ with <person>",
          "/0.3/ [no] not with <person>",
          "/1/ <no>",
          "/0.5/ <yes>",
          "/0.5/ <none>",
          "/0.3/ <question>",
          "/0.5/ <command>",
        ],
        {
          ...shared,
          ...WHEN_RULES,
          ...ANSWER_RULES,
          ...choiceRules(expectation.options ?? [], phrasebook.people),
        },
      );
    case "service":
      return write(
        [
          "/6/ [a | an] <service>",
          "/2/ [a | an] <service> please",
          "/4/ <booking>",
          "/1/ <question>",
          "/0.5/ <command>",
        ],
        { ...shared, ...WHEN_RULES, ...ANSWER_RULES },
      );
    case "person":
      return write(
        [
          "/6/ [with] <person>",
          "/2/ <person> please",
          "/3/ <anyone>",
          "/1/ <question>",
          "/0.5/ <command>",
        ],
        { ...shared, ...WHEN_RULES, ...ANSWER_RULES },
      );
    case "date-time":
      return write(
        [
          "/10/ [how about | can i come | what about | for] <when> [please | with <person>]",
          "/0.5/ <anyone>",
          "/0.3/ [at] the same time",
          "/0.5/ <question>",
          "/0.5/ <command>",
        ],
        { ...shared, ...WHEN_RULES, ...ANSWER_RULES },
      );
    case "name":
      return write(["/10/ <name>", "/0.3/ <command>"], {
        ...shared,
        ...nameRules(phrasebook),
      });
    case "spelling":
      return write(
        [
          "/8/ [my name is | it's] <saidandspelled>",
          "/4/ <spelled>",
          "/0.5/ <examples>",
          "/0.5/ <given>",
          "/0.3/ <command>",
        ],
        { ...shared, ...nameRules(phrasebook), ...spellingRules(phrasebook) },
      );
    case "phone":
      return write(
        [
          "/10/ [my number is | it's | the number is] <phone>",
          "/1/ <thisnumber>",
          "/0.3/ <command>",
        ],
        { ...shared, ...phoneRules(phrasebook.country) },
      );
    case "code":
      return write(["/10/ [it's | the code is] <code>", "/0.5/ <nocode>", "/0.3/ <command>"], {
        ...shared,
        ...codeRules(phrasebook.country),
      });
    default:
      return unreachable(expectation.kind);
  }
}

/** What can't wait is listened for whatever was asked. */
function write(utterance: readonly string[], rules: Rules): string {
  return writeGrammar([...utterance, "/0.3/ <urgent>"], rules);
}

/** Asides that are listened for beside any question: the first few wordings of each, or the grammar grows too wide. */
const ASIDES_PER_TOPIC = 6;

function sharedRules(phrasebook: Phrasebook): Rules {
  const { intents, services, people, roles = [], topics, urgent = [] } = phrasebook;
  const asked = topics.flatMap(({ phrasings }) => phrasings.slice(0, ASIDES_PER_TOPIC));
  const errands = intents.map(({ phrasings, weight = 1 }) => {
    const spoken = phrasings.map(spokenTemplate).filter((phrasing) => phrasing !== null);
    return spoken.length === 0 ? "" : `/${weight}/ (${spoken.join(" | ")})`;
  });
  const price = intents
    .filter(({ name }) => name === "price")
    .flatMap(({ phrasings }) => phrasings.map(spokenTemplate));
  return {
    service: alternatives(services.flatMap(spokenForms)),
    person: alternatives([...people, ...roles].flatMap(spokenForms)),
    anyone:
      "anyone | anyone is fine | i don't mind | no preference | any of them | it doesn't matter",
    want:
      "i'd like | i want | i need | can i get | can i have | can i book | could i book | could i get | book | book me | " +
      "i'd like to book | i want to book | i'd like to get | i'd like to have | " +
      "i'd like an appointment for | i'd like to make an appointment for",
    wanted:
      "/4/ <want> [a | an] <service> | /2/ <service> | /1/ i'd like to book an appointment | /1/ book an appointment | " +
      "/1/ i want to book an appointment | /1/ can i book an appointment | /1/ i'd like to make an appointment | " +
      "/1/ i'd like an appointment | /0.5/ i need an appointment | /0.5/ can i get an appointment | " +
      "/0.5/ can i make an appointment",
    details:
      "/3/ <when> | /1/ with <person> | /0.2/ but not with <person> | /2/ with <person> <when> | /1/ <when> with <person>",
    booking: "/2/ <wanted> | /1/ <wanted> please | /3/ <wanted> <details>",
    errand: errands.filter((errand) => errand !== "").join(" | "),
    question: [alternatives(asked), ...price.filter((phrasing) => phrasing !== null)]
      .filter((phrasing) => phrasing !== "")
      .join(" | "),
    command: alternatives(COMMANDS.flatMap(({ phrasings }) => phrasings)),
    urgent: alternatives(urgent),
    change: changeRule(phrasebook.personCalled ?? []),
  };
}

/** A plural sounds like its singular and means the same: one form is enough to listen for. */
function spokenForms({ spoken }: SpokenEntry): readonly string[] {
  return spoken.filter((form) => !(form.endsWith("s") && spoken.includes(form.slice(0, -1))));
}

/** A phrasing as JSGF, or null where it holds anything but words and known places. */
function spokenTemplate(phrasing: string): string | null {
  const bare = phrasing
    .replaceAll(/\{\w+\}|[[\]()|]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  if (bare !== "" && !isSpeakable(bare)) return null;
  return phrasing.replaceAll(/\{(\w+)\}/gu, "<$1>");
}
