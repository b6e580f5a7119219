import { soundsLike } from "../../src/app/trial/sounds-like.ts";

/** What a visitor came for, and how they say it. */
export interface VisitPlan {
  readonly opening: string;
  /** Whom they want to see, as the directory writes it. */
  readonly host: string;
  /** How they say that name, where it isn't said as it is written. */
  readonly hostSaid?: string;
  /** Where the host works, as they would say it. */
  readonly department: string;
  /** Their own name. */
  readonly visitor: string;
  /** What they answer when they are asked for it, where it is more than the name. */
  readonly introduction?: string;
  readonly purpose: "meeting" | "interview" | "delivery" | "contractor";
  /** What they answer to questions that only this errand is asked. */
  readonly answers?: readonly (readonly [RegExp, string])[];
  /** Says this to the first read-back that is right, and wants to see somebody else from then on. */
  readonly thinksAgain?: { readonly say: string; readonly host?: string };
}

/** What a visitor does next: says something, waits for the desk to speak, or walks away. */
export type NextMove = { readonly say: string } | "wait" | "leave";

/** A person who has set the same thing right so often gives up. */
const MOST_OBJECTIONS = 4;
/** Who has said the same thing so often without being understood says it otherwise. */
const SAID_OFTEN = 2;

/** A visitor who listens: answers what was asked, compares what is read back with what they want, and objects where it is wrong. */
export class ListeningVisitor {
  readonly #plan: VisitPlan;
  #last: string | undefined;
  #said = 0;
  #objections = 0;
  #thinksAgain: VisitPlan["thinksAgain"];
  #host: string;

  constructor(plan: VisitPlan) {
    this.#plan = plan;
    this.#thinksAgain = plan.thinksAgain;
    this.#host = plan.host;
  }

  /** Answers what was heard since the last move. */
  next(heard: string): NextMove {
    if (this.#last === undefined) return this.#say(this.#plan.opening);
    if (/goodbye|put you through|go to the security desk|leave the building/iu.test(heard))
      return "leave";
    if (/didn't catch|say that again|say it another way/iu.test(heard)) {
      this.#said += 1;
      return { say: this.#said > SAID_OFTEN ? shorter(this.#last) : this.#last };
    }
    return this.#answer(heard);
  }

  #say(words: string): NextMove {
    this.#said = words === this.#last ? this.#said + 1 : 1;
    this.#last = words;
    return { say: words };
  }

  #answer(heard: string): NextMove {
    const host = this.#host;
    const { hostSaid = host.toLowerCase(), department, visitor, answers = [] } = this.#plan;
    const own = answers.find(([asked]) => asked.test(heard));
    if (own !== undefined) return this.#say(own[1]);
    if (/shall i let/iu.test(heard)) return this.#judge(heard);
    const leaving = /(\S+(?: \S+)*), and you're leaving now/u.exec(heard)?.[1];
    if (leaving !== undefined)
      return saidAlike(leaving, visitor) ? this.#say("yes") : this.#object("no");
    const confirms = /([A-Z][^\s.]*(?: [A-Z][^\s.]*)+)(?: in \w+)?\?$/u.exec(heard);
    if (/which one\?/iu.test(heard)) return this.#say(department);
    if (/did you mean .* or /iu.test(heard))
      return heard.includes(host) ? this.#say(hostSaid) : this.#object("no");
    if (confirms !== null && !/^(?:Who|What|Is|Shall|Could|Would)/u.test(confirms[1] ?? ""))
      return heard.includes(host) ? this.#say("yes") : this.#object("no");
    const [first = "", last = first] = visitor.toLowerCase().split(" ");
    if (/your first name/iu.test(heard)) return this.#say(`${first} ${spell(first)}`);
    if (/your last name/iu.test(heard)) return this.#say(`${last} ${spell(last)}`);
    if (/again, and then spell it/iu.test(heard)) return this.#say(`${first} ${spell(first)}`);
    if (/spell the last name/iu.test(heard)) return this.#say(spell(host));
    const asked = this.#question(heard);
    return asked === undefined ? "wait" : this.#say(asked);
  }

  #question(heard: string): string | undefined {
    const host = this.#host;
    const { hostSaid = host.toLowerCase(), visitor, purpose, opening } = this.#plan;
    const introduction = this.#plan.introduction ?? visitor.toLowerCase();
    const answers: readonly (readonly [RegExp, string])[] = [
      [/anything else/iu, "no thank you"],
      [/first and last name|full name of/iu, hostSaid],
      [/who are you here to see|who is it/iu, hostSaid],
      [/what should i change/iu, "the name is wrong"],
      [/your name|say it's from/iu, introduction],
      [/a meeting, an interview/iu, purpose === "interview" ? "an interview" : "a meeting"],
      [/still there/iu, opening],
      [/on the way|be right with you|coming/iu, "thank you"],
    ];
    return answers.find(([pattern]) => pattern.test(heard))?.[1];
  }

  /** Says yes where the right host is told of the right visitor. */
  #judge(heard: string): NextMove {
    const host = this.#host;
    const { visitor, purpose } = this.#plan;
    const said = visitor.toLowerCase();
    const who =
      /[Tt]hat's (.+?)(?: from .+?)?(?: and \w+ others?)?(?: for an interview with| for) ([A-Z].*?)\.(?= )/u;
    const [, name = "", whom = ""] = who.exec(heard) ?? [];
    if (whom !== host && whom !== "the front desk")
      return this.#object(`no for ${host.toLowerCase()}`);
    const isNamed = purpose === "delivery" || saidAlike(name, visitor);
    if (!isNamed) return this.#object(this.#objections === 0 ? `no my name is ${said}` : "no");
    if (this.#thinksAgain !== undefined) {
      const again = this.#thinksAgain;
      this.#thinksAgain = undefined;
      this.#host = again.host ?? host;
      return this.#say(again.say);
    }
    return this.#say("yes please");
  }

  #object(words: string): NextMove {
    this.#objections += 1;
    return this.#objections > MOST_OBJECTIONS ? "leave" : this.#say(words);
  }
}

/** Whether nobody who hears them can tell one name from the other: Clark and Clarke. */
export function saidAlike(one: string, other: string): boolean {
  return soundsLike(withoutSilent(one), withoutSilent(other));
}

function withoutSilent(name: string): string {
  return name.toLowerCase().replaceAll(/e\b/gu, "");
}

function spell(name: string): string {
  const last = name.toLowerCase().split(" ").at(-1) ?? "";
  return last
    .replaceAll(/[^a-z]/gu, "")
    .split("")
    .join(" ");
}

/** The same with less around it. */
function shorter(words: string): string {
  return words
    .replace(
      /^(?:hi i'm .* here to see|my name is .* here to see|i'm here to see|i have an? \w+ with|my name is|i'm looking for|can i see) /u,
      "",
    )
    .replace(/ from .*$/u, "")
    .replace(/^yes please$/u, "yes")
    .replace(/^no .*$/u, "no")
    .replace(/^(?=an? )/u, "it's ")
    .replace(/^\w{2,} (?=\w(?: \w)+$)/u, "");
}
