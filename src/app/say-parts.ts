import type { Config } from "../config/config.ts";
import type { KnownDesk } from "./known-desks.ts";
import { agentPriced, earsPriced, modelPriced, voicePriced } from "./prices/services-of.ts";
import { sayCosts } from "./prices/say-costs.ts";

/** One line of what an owner sees at the start. */
export interface PartLine {
  readonly part: string;
  readonly detail: string;
}

/**
 * Which parts of a call run on this machine and which in the cloud, what is missing, and what a minute costs: as it is set up,
 * without asking anybody. `frontdesk doctor` tries them.
 */
export function sayParts(
  config: Pick<Config, "ears" | "models" | "voices" | "agents" | "twilio" | "publicOrigin">,
  desks: readonly KnownDesk[],
  nowMs: number,
): readonly PartLine[] {
  const ears = config.ears.map((one) => inCloud(earsPriced(one)) ?? "sherpa-onnx on this machine");
  const models = config.models.map((one) =>
    one.service === "server"
      ? `${one.model} at ${new URL(one.baseUrl).host}`
      : inCloud(modelPriced(one)),
  );
  const voices = config.voices.map((one) => inCloud(voicePriced(one)));
  const chosen = desks.flatMap(({ agent }) => agent ?? []);
  return [
    { part: "ears", detail: inOrder([...ears, "this machine's own"]) },
    { part: "brain", detail: inOrder([...models, "this machine's own script"]) },
    { part: "voice", detail: inOrder([...voices, "this machine's own"]) },
    ...agentLines(config.agents, desks),
    { part: "telephone", detail: telephone(config) },
    ...sayCosts(config, chosen, nowMs).map((detail) => ({ part: "costs", detail })),
  ];
}

function inCloud(service: string | undefined): string | undefined {
  return service === undefined ? undefined : `${service} in the cloud`;
}

function inOrder(services: readonly (string | undefined)[]): string {
  return services.join(", then ");
}

function agentLines(configs: Config["agents"], desks: readonly KnownDesk[]): readonly PartLine[] {
  return desks.flatMap(({ name, agent }) => {
    if (agent === undefined) return [];
    const config = configs.find(({ service }) => service === agent);
    const detail = config
      ? `${agentPriced(config)} in the cloud holds the calls of ${name}, and the three above when it fails`
      : `${name} has chosen ${agent}, for which there is no key; the three above hold its calls`;
    return { part: "agent", detail };
  });
}

function telephone({ twilio, publicOrigin }: Pick<Config, "twilio" | "publicOrigin">): string {
  if (!twilio) return "none yet; docs/telephone.md says how to connect a number";
  return publicOrigin === undefined
    ? "Twilio can't reach this desk: set PUBLIC_ORIGIN to its https address"
    : `Twilio, at ${publicOrigin}/incoming-call`;
}
