import type { NoticeFacts } from "./facts.ts";
import { callUs, writeWholeNumber } from "./say-visit.ts";

/** To somebody whose call came to nothing. */
export function wordMissedCall(facts: NoticeFacts): string {
  return `Hello, this is ${facts.business.name}. You rang us, and we're sorry we couldn't help. Please ${callUs(facts)} whenever you like: we can book you in at any hour.`;
}

/** The code comes early, so that it shows on a locked screen. */
export function wordVerificationCode({ business, payload }: NoticeFacts): string | undefined {
  const { code, minutes } = payload;
  if (typeof code !== "string") return undefined;
  const works = typeof minutes === "number" ? ` It works for ${minutes} minutes.` : "";
  return `Your ${business.name} code is ${code}.${works} If you're not on the phone with us, please ignore this.`;
}

/** To the people at the desk: whom to ring back, and why. */
export function wordCallback({ business, payload }: NoticeFacts): string | undefined {
  const { phone, reason } = payload;
  if (typeof phone !== "string") return undefined;
  const why =
    typeof reason === "string" && reason.trim() !== "" ? ` They said: "${reason.trim()}"` : "";
  return `${business.name}: please ring ${writeWholeNumber(phone)} back.${why}`;
}
