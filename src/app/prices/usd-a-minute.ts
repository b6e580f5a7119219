import { unreachable } from "../../base/unreachable.ts";
import { CALL_MINUTE } from "./call-minute.ts";
import { PRICES, type Rate } from "./price-list.ts";

/** What a service takes for a minute of a call, in US dollars; undefined when its price isn't in the list. */
export function usdAMinute(service: string): number | undefined {
  const price = PRICES.get(service);
  return price === undefined ? undefined : reckon(price.rate);
}

function reckon(rate: Rate): number {
  const { requests, tokensIn, tokensOut } = CALL_MINUTE;
  switch (rate.per) {
    case "call-minute":
      return rate.usd;
    case "spoken-minute":
      return (rate.usd * CALL_MINUTE.deskSpeaksSeconds) / 60;
    case "thousand-characters":
      return (rate.usd * CALL_MINUTE.charactersSpoken) / 1000;
    case "million-tokens":
      return (requests * (tokensIn * rate.inUsd + tokensOut * rate.outUsd)) / 1e6;
    case "million-audio-tokens": {
      const heard = CALL_MINUTE.callerSpeaksSeconds * HEARD_TOKENS_A_SECOND;
      const spoken = CALL_MINUTE.deskSpeaksSeconds * SPOKEN_TOKENS_A_SECOND;
      // With each answer it reads everything again: what it was told, and on average half of a minute's sound.
      const again = requests * (tokensIn + (heard + spoken) / 2);
      return (heard * rate.inUsd + spoken * rate.outUsd + again * rate.cachedUsd) / 1e6;
    }
    default:
      return unreachable(rate);
  }
}

// https://developers.openai.com/api/docs/guides/realtime-costs
const HEARD_TOKENS_A_SECOND = 10;
const SPOKEN_TOKENS_A_SECOND = 20;
