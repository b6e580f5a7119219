import type { Clock } from "../../base/clock.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { EarsConfig } from "../../config/speech.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import { fluxEars, novaEars } from "../../providers/deepgram/index.ts";
import { StartFault } from "../start-fault.ts";

/** The services' ears in their order. */
export function openEars(configs: readonly EarsConfig[], clock: Clock): readonly SpeechToText[] {
  return configs.map((config) => {
    switch (config.service) {
      case "deepgram-flux":
        return fluxEars({ ...accessTo(config), clock });
      case "deepgram-nova":
        return novaEars({ ...accessTo(config), clock });
      case "sherpa":
        throw new StartFault("Sherpa can't listen yet; take SHERPA_MODEL_FOLDER out of .env.");
      default:
        return unreachable(config);
    }
  });
}

/** Its sockets are where its requests are. */
function accessTo({ apiKey, baseUrl }: Exclude<EarsConfig, { service: "sherpa" }>) {
  return { apiKey, ...(baseUrl !== undefined && { baseUrl: baseUrl.replace(/^http/u, "ws") }) };
}
