/** What a simulated caller says, turn by turn. */
export interface CallerScript {
  /** The next thing to say (or, after `press `, to key), given all that was heard since the last; undefined hangs up. */
  next(heard: string): string | undefined;
}

/** Says these lines one after the other, whatever is answered. */
export function lineByLine(lines: readonly string[]): CallerScript {
  const waiting = [...lines];
  return { next: () => waiting.shift() };
}

/** Answers what is asked: the first rule whose words were heard. A caller who hears nothing that they know says `otherwise`. */
export function answering(options: {
  readonly opening: string;
  readonly rules: readonly { readonly when: RegExp; readonly say: string | undefined }[];
  readonly otherwise: string;
}): CallerScript {
  let begun = false;
  return {
    next(heard) {
      if (!begun) {
        begun = true;
        return options.opening;
      }
      const rule = options.rules.find(({ when }) => when.test(heard));
      return rule ? rule.say : options.otherwise;
    },
  };
}

/** A caller who wants a haircut tomorrow afternoon and takes what there is. */
export function exampleCaller(): CallerScript {
  return answering({
    opening: "I'd like a haircut with Priya tomorrow at four p m",
    rules: [
      { when: /what name|your name/i, say: "my name is Anita" },
      { when: /shall i book|is that right/i, say: "yes please" },
      { when: /anything else/i, say: "no thank you" },
      { when: /number you're calling from|ending/i, say: "yes please" },
      { when: /which one|which would|would you like\?$/i, say: "the first one please" },
      { when: /goodbye/i, say: undefined },
      { when: /day and time|what time|which day/i, say: "tomorrow at five p m" },
    ],
    otherwise: "sorry, could you repeat that",
  });
}
