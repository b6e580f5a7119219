import type { Heard } from "./hear.ts";
import { NEW_WISH, wishing, type Talk } from "./talk.ts";

/** Takes everything a visitor said into what is known of their wish; a new host is looked up. */
export function takeWish(
  before: Talk,
  { introduction, errand, isDoubtful }: Pick<Heard, "introduction" | "errand" | "isDoubtful">,
): Talk {
  const { visitor, company, hostWords } = introduction;
  const isNext = before.isWaiting && hostWords !== undefined;
  const talk = isNext ? { ...before, wish: NEW_WISH } : before;
  const { party } = errand;
  return wishing(talk, {
    ...(visitor !== undefined && {
      visitor,
      visitorHeard: isDoubtful && talk.wish.visitorHeard !== "spelled" ? "doubtful" : "clear",
    }),
    ...(company !== undefined && { company }),
    ...(hostWords !== undefined && { hostWords, host: null, isForFrontDesk: false }),
    ...(errand.purpose !== null && { purpose: errand.purpose }),
    ...(errand.about !== null && { about: errand.about }),
    ...(party !== null &&
      talk.wish.party === "one" && {
        party: "several" as const,
        partySize: party === 0 ? null : party,
      }),
  });
}
