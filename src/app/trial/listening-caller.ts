import { sayDate, sayTime } from "../../domain/time/say.ts";
import { anotherWay } from "./another-way.ts";
import type { CallerScript } from "./caller-script.ts";
import { offersHeard, type HeardOffer } from "./offers-heard.ts";
import { soundsLike } from "./sounds-like.ts";
import { spokenClock } from "./spoken-clock.ts";

/** What a caller wants to have in the book when the call is over. */
export interface Wish {
  /** As it is called in the book. */
  readonly service: string;
  /** Left out by callers to whom it is all the same. */
  readonly stylist?: string;
  /** `YYYY-MM-DD` and `HH:MM` at the desk. */
  readonly date: string;
  readonly time: string;
  readonly name: string;
}

export interface CallerPlan {
  readonly opening: string;
  readonly wish: Wish;
  /** The words for the day of the wish ("tomorrow", "on friday"). */
  readonly day: string;
  /** Keyed in when a number is asked for; left out by callers whose own will do. */
  readonly otherNumber?: string;
  /** Takes the first of the times offered instead, when the one they want can't be had. */
  readonly takesOther?: boolean;
  /** Wants this time after all once they hear the first read back. */
  readonly thinksAgain?: string;
  /** What they say when they are asked whether there is anything else; "no thank you" without. */
  readonly next?: string;
  /** Local wall time at the desk, for "tomorrow" and "on Friday". */
  readonly nowLocal: string;
}

// A person who has set the same thing right so often gives up.
const MOST_OBJECTIONS = 4;

/**
 * A caller who listens: answers what was asked, compares what is read back with what they want, and objects where
 * anything is wrong. What they have agreed to is `wish`.
 */
export class ListeningCaller implements CallerScript {
  wish: Wish;
  readonly #plan: CallerPlan;
  #day: string;
  /** What they said last; undefined before their first words. */
  #last: string | undefined;
  #objections = 0;
  #next: string | undefined;
  #thinksAgain: string | undefined;

  constructor(plan: CallerPlan) {
    this.#plan = plan;
    this.wish = plan.wish;
    this.#day = plan.day;
    this.#next = plan.next;
    this.#thinksAgain = plan.thinksAgain;
  }

  next(heard: string): string | undefined {
    const words = this.#last === undefined ? this.#plan.opening : this.#answer(heard);
    this.#last = words ?? this.#last ?? "";
    return words;
  }

  #answer(heard: string): string | undefined {
    const { wish } = this;
    if (/goodbye|put you through/i.test(heard)) return undefined;
    if (/say it another way/i.test(heard)) return anotherWay(this.#last ?? "");
    if (/didn't catch|could you say that again/i.test(heard)) return this.#last;
    if (/is that in the morning or/i.test(heard)) {
      return Number(wish.time.slice(0, 2)) < 12 ? "in the morning" : "in the afternoon";
    }
    if (/shall i book|is that right|shall i cancel|shall i move/i.test(heard)) {
      return this.#judge(heard);
    }
    if (/which (?:one |time )?would you like|would that suit|would one of those/i.test(heard)) {
      return this.#choose(heard);
    }
    return this.#give(heard);
  }

  /** Answers a plain question. */
  #give(heard: string): string | undefined {
    const { wish } = this;
    const clock = spokenClock(wish.time);
    const answers: readonly (readonly [RegExp, () => string | undefined])[] = [
      [/anything else/i, () => this.#continue()],
      [/spell/i, () => `${wish.name}, ${wish.name.toUpperCase().split("").join(" ")}`],
      [/was that (\w+)|did you say (\w+)/i, () => this.#confirmName(heard)],
      [/what name|the name|your name/i, () => `my name is ${wish.name}`],
      [/calling from/i, () => (this.#plan.otherNumber === undefined ? "yes please" : "no")],
      [/number/i, () => `press ${this.#plan.otherNumber ?? ""}`],
      [/would you like to change/i, () => this.#object()],
      [/day and time|other day or time|another day or time/i, () => `${this.#day} at ${clock}`],
      [/what time/i, () => clock],
      [/which day|what day/i, () => this.#day],
      [/like to have done/i, () => `a ${wish.service}`],
      [/who would you like/i, () => wish.stylist ?? "anyone is fine"],
      [/would you like to book|shall i book you in/i, () => "yes please"],
      [/are you still there/i, () => `yes ${this.#last ?? ""}`],
      [/how can i (?:help|assist)|what can i do/i, () => this.#plan.opening],
    ];
    const answer = answers.find(([asked]) => asked.test(heard));
    return answer === undefined ? "can you repeat that" : answer[1]();
  }

  #continue(): string {
    const next = this.#next ?? "no thank you";
    this.#next = undefined;
    return next;
  }

  #confirmName(heard: string): string {
    const said = /(?:was that|did you say) (\w+)/i.exec(heard)?.[1] ?? "";
    return soundsLike(said, this.wish.name) ? "yes" : `no my name is ${this.wish.name}`;
  }

  /** Says yes to a read-back with which everything is right, and what is not right otherwise. */
  #judge(heard: string): string | undefined {
    const wrong = this.#wrongIn(heard);
    if (wrong !== undefined) return this.#object(wrong);
    if (this.#thinksAgain !== undefined) {
      this.wish = { ...this.wish, time: this.#thinksAgain };
      this.#thinksAgain = undefined;
      return `no ${spokenClock(this.wish.time)}`;
    }
    return "yes please";
  }

  #wrongIn(heard: string): string | undefined {
    const { wish } = this;
    // A move is read with the old time before the new one.
    const said = heard.split(/ to (?=today|tomorrow|\w+day)/).at(-1) ?? heard;
    if (/\bwith [A-Z]/.test(said) && !heard.includes(wish.service)) return `no a ${wish.service}`;
    const stylist = /\bwith ([A-Z]\w+)/.exec(said)?.[1];
    if (wish.stylist !== undefined && stylist !== undefined && stylist !== wish.stylist) {
      return `no with ${wish.stylist}`;
    }
    const clock = /\b\d{1,2}(?::\d\d)? [AP]M|\bnoon\b/.exec(said)?.[0];
    const day = sayDate(wish.date, { now: this.#plan.nowLocal });
    const rightDay = clock === undefined || said.includes(day);
    const rightTime = clock === undefined || clock === sayTime(wish.time);
    if (!rightDay) return `no ${this.#day} at ${spokenClock(wish.time)}`;
    if (!rightTime) return `no ${spokenClock(wish.time)}`;
    // The desk has said that it can't get the name: the appointment matters more.
    if (/number in its place/i.test(heard)) return undefined;
    const name = /, for ([A-Z][\w ]*)\./.exec(said)?.[1];
    return name !== undefined && !soundsLike(name, wish.name) ? "the name is wrong" : undefined;
  }

  #object(words = `${this.#day} at ${spokenClock(this.wish.time)}`): string | undefined {
    this.#objections += 1;
    return this.#objections > MOST_OBJECTIONS ? undefined : words;
  }

  #choose(heard: string): string | undefined {
    const offers = offersHeard(heard, { date: this.wish.date, now: this.#plan.nowLocal });
    const wanted = offers.find(
      ({ time, date, stylist }) =>
        time === this.wish.time &&
        date === this.wish.date &&
        (this.wish.stylist ?? stylist) === stylist,
    );
    const own = sayTime(this.wish.time);
    // The time they want can't be had only where that is what the desk said.
    const [before = ""] = heard.split("I have");
    const isRefused = before.includes(own) || !/\b\d{1,2}(?::\d\d)? [AP]M/.test(before);
    if (wanted !== undefined) return this.#take(wanted, offers);
    const [first] = offers;
    if (this.#plan.takesOther === true && isRefused && first !== undefined) {
      return this.#take(first, offers);
    }
    return this.#object();
  }

  #take(offer: HeardOffer, offers: readonly HeardOffer[]): string {
    const { stylist, date, time } = offer;
    this.wish = { ...this.wish, stylist, date, time };
    if (offers.length === 1) return "yes please";
    return `${spokenClock(time)} with ${stylist}`;
  }
}
