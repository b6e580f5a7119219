/** What a service takes. All amounts are US dollars, without taxes, free credits and discounts. */
export type Rate =
  /** For each minute that the call lasts. */
  | { readonly per: "call-minute"; readonly usd: number }
  /** For each minute that it speaks. */
  | { readonly per: "spoken-minute"; readonly usd: number }
  /** For a thousand characters that it speaks. */
  | { readonly per: "thousand-characters"; readonly usd: number }
  /** For a million tokens that a model reads and writes, nothing of it cached. */
  | { readonly per: "million-tokens"; readonly inUsd: number; readonly outUsd: number }
  /** For a million tokens of sound that an agent hears and speaks, and of what it has heard before. */
  | {
      readonly per: "million-audio-tokens";
      readonly inUsd: number;
      readonly outUsd: number;
      readonly cachedUsd: number;
    };

export interface ListedPrice {
  readonly rate: Rate;
  /** The page that says so. */
  readonly page: string;
  /** `YYYY-MM-DD` or `YYYY-MM`: what the page says of its own age, where it does. */
  readonly statedOn?: string;
}

/** The day on which every price was looked up, `YYYY-MM-DD`. */
export const LOOKED_UP_ON = "2026-11-21";

/**
 * What services take by the names that they have here. Only what a page says is listed; what is missing is not known. Whoever
 * brings it up to date looks up all of them and sets `LOOKED_UP_ON`.
 */
export const PRICES: ReadonlyMap<string, ListedPrice> = new Map<string, ListedPrice>([
  [
    "deepgram/flux",
    {
      rate: { per: "call-minute", usd: 0.0065 },
      page: "https://www.llmreference.com/provider/deepgram/flux-asr",
      statedOn: "2026-04",
    },
  ],
  [
    "deepgram/nova-3",
    {
      rate: { per: "call-minute", usd: 0.0048 },
      page: "https://raw.githubusercontent.com/D3velop-llc/open-gauntlet-leaderboard/main/data/asr.json",
      statedOn: "2026-08-01",
    },
  ],
  [
    "deepgram/aura-2",
    {
      rate: { per: "thousand-characters", usd: 0.03 },
      page: "https://github.com/api-evangelist/deepgram/blob/main/plans/deepgram-plans-pricing.yml",
      statedOn: "2026-05-04",
    },
  ],
  [
    "elevenlabs/eleven_flash_v2_5",
    {
      rate: { per: "thousand-characters", usd: 0.05 },
      page: "https://developer.puter.com/tutorials/elevenlabs-api-pricing/",
      statedOn: "2026-06",
    },
  ],
  [
    "openai/gpt-4o-mini-tts",
    {
      rate: { per: "spoken-minute", usd: 0.015 },
      page: "https://tokenmix.ai/blog/gpt-4o-mini-tts-cheapest-tts-api-2026",
      statedOn: "2026-04-25",
    },
  ],
  [
    "openai/gpt-4.1-mini",
    {
      rate: { per: "million-tokens", inUsd: 0.4, outUsd: 1.6 },
      page: "https://tokenmath.io/openai-api-pricing-explained",
      statedOn: "2026-06-21",
    },
  ],
  [
    "anthropic/claude-haiku-4-5",
    {
      rate: { per: "million-tokens", inUsd: 1, outUsd: 5 },
      page: "https://platform.claude.com/docs/pt-BR/models/haiku-4-5/overview.md",
    },
  ],
  [
    "anthropic/claude-haiku-5-5",
    {
      rate: { per: "million-tokens", inUsd: 0.1, outUsd: 0.5 },
      page: "https://apidog.com/blog/how-to-use-claude-haiku-5-5-api/",
      statedOn: "2026-10-08",
    },
  ],
  [
    "deepgram-agent/gpt-4o-mini",
    {
      // It is said there for the hour: $4.50.
      rate: { per: "call-minute", usd: 0.075 },
      page: "https://deepgram.com/learn/voice-agent-api-generally-available",
      statedOn: "2025-06-16",
    },
  ],
  [
    "openai-realtime/gpt-realtime",
    {
      rate: { per: "million-audio-tokens", inUsd: 32, outUsd: 64, cachedUsd: 0.4 },
      page: "https://github.com/truefoundry/models/blob/main/providers/openai/gpt-realtime.yaml",
    },
  ],
  [
    "openai-realtime/gpt-realtime-1.5",
    {
      rate: { per: "million-audio-tokens", inUsd: 32, outUsd: 64, cachedUsd: 0.4 },
      page: "https://developers.openai.com/api/docs/models/gpt-realtime-1.5.md",
    },
  ],
  [
    // Calls that a local number in the USA takes.
    "twilio/us-local-number",
    {
      rate: { per: "call-minute", usd: 0.0085 },
      page: "https://www.usesherlock.ai/blog/hidden-costs-twilio-voice-ai-stack",
      statedOn: "2026",
    },
  ],
]);
