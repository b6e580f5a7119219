import type { Clock } from "../base/clock.ts";
import { unreachable } from "../base/unreachable.ts";
import { FailoverBrain } from "../brain/failover-brain.ts";
import { readAhead } from "../brain/read-ahead.ts";
import { modelBrain } from "../brain/model/model-brain.ts";
import { scriptedBrain } from "../brain/scripted/scripted-brain.ts";
import type { ModelConfig } from "../config/models.ts";
import type { Brain } from "../ports/brain.ts";
import type { Failover } from "../ports/failover.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import { anthropicModel } from "../providers/anthropic/index.ts";
import { openAiModel } from "../providers/openai/index.ts";
import { compatibleModel } from "../providers/openai-compatible/index.ts";

/** Who answers callers, and which of them are out of use now. */
export interface ServedBrain {
  readonly brain: Brain;
  resting(): readonly string[];
}

/** The models in their order, and the scripted brain when none of them can answer. */
export function openBrain(
  models: readonly ModelConfig[],
  clock: Clock,
  onFailover: (failover: Failover) => void,
): ServedBrain {
  const brains = openModels(models, clock).map((model) => modelBrain(model));
  const [first, ...rest] = [...brains, scriptedBrain];
  if (!first || rest.length === 0) return { brain: scriptedBrain, resting: () => [] };
  const brain = new FailoverBrain([first, ...rest], clock, onFailover);
  return { brain: readAhead(brain, scriptedBrain), resting: () => brain.resting };
}

/** The models in their order. */
export function openModels(models: readonly ModelConfig[], clock: Clock): readonly LanguageModel[] {
  return models.map((model) => openModel(model, clock));
}

function openModel(config: ModelConfig, clock: Clock): LanguageModel {
  switch (config.service) {
    case "openai":
      return openAiModel({ ...config, clock });
    case "anthropic":
      return anthropicModel({ ...config, clock });
    case "server":
      return compatibleModel({ ...config, clock });
    default:
      return unreachable(config);
  }
}
