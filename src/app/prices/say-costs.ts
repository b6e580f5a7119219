import { Temporal } from "temporal-polyfill";
import type { Config } from "../../config/config.ts";
import type { AgentName } from "../../domain/business/agent-name.ts";
import { LOOKED_UP_ON } from "./price-list.ts";
import { agentPriced, earsPriced, modelPriced, voicePriced } from "./services-of.ts";
import { usdAMinute } from "./usd-a-minute.ts";

type Served = Pick<Config, "ears" | "models" | "voices" | "agents" | "twilio">;

/**
 * What a minute of a call costs with the services that come first, in sentences for the owner, and how old the prices are; `agents`
 * are those that desks have chosen. Reckoned from `PRICES` and `CALL_MINUTE`; what isn't in the list is said to be unknown.
 */
export function sayCosts(
  config: Served,
  agents: readonly AgentName[],
  nowMs: number,
): readonly string[] {
  const [ears] = config.ears;
  const [model] = config.models;
  const [voice] = config.voices;
  const ordinary = [
    (ears && earsPriced(ears)) ?? [],
    model ? modelPriced(model) : [],
    voice ? voicePriced(voice) : [],
  ].flat();
  const held = config.agents.filter(({ service }) => agents.includes(service)).map(agentPriced);
  const isFree = ordinary.length + held.length === 0;
  const sentences = [
    ...(isFree ? ["A call costs nothing but electricity: everything runs on this machine."] : []),
    ...sayTogether(ordinary),
    ...held.map((agent) => sayAgent(agent)),
    ...(config.twilio === undefined ? [] : [LINE]),
  ];
  return isFree && config.twilio === undefined ? sentences : [...sentences, sayAge(nowMs)];
}

/** How old the prices are, and what to do when they are too old. */
function sayAge(nowMs: number): string {
  const lookedUp = Temporal.PlainDate.from(LOOKED_UP_ON);
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO("UTC");
  const day = lookedUp.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const isOld = Temporal.PlainDate.compare(lookedUp.add({ months: 6 }), today.toPlainDate()) < 0;
  return isOld
    ? `These prices are of ${day}, more than six months old; look at the services' own pages (docs/cloud-services.md).`
    : `Prices of ${day}, before tax; docs/cloud-services.md says how a minute is reckoned.`;
}

const LINE = `Twilio's line comes on top: ${cents(usdAMinute("twilio/us-local-number") ?? 0)} cents for calls to a local number in the USA, and what its price page says for elsewhere and for media streams.`;

function sayTogether(services: readonly string[]): readonly string[] {
  const known = services.flatMap((service) => {
    const usd = usdAMinute(service);
    return usd === undefined ? [] : { service, usd };
  });
  const unknown = services.filter((service) => usdAMinute(service) === undefined);
  const total = known.reduce((sum, { usd }) => sum + usd, 0);
  const parts = known.map(({ service, usd }) => `${service} ${cents(usd)}`).join(", ");
  return [
    ...(known.length === 0
      ? []
      : [`A minute of a call costs about ${cents(total)} US cents: ${parts}.`]),
    ...unknown.map((service) => `What ${service} takes isn't known here.`),
  ];
}

function sayAgent(agent: string): string {
  const usd = usdAMinute(agent);
  return usd === undefined
    ? `What the voice agent ${agent} takes isn't known here.`
    : `Held by the voice agent ${agent}, it costs about ${cents(usd)} US cents.`;
}

/** Two digits that matter are more than an estimate has. */
function cents(usd: number): string {
  return String(Number((usd * 100).toPrecision(2)));
}
