import type { Clock } from "../../base/clock.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { EarsConfig } from "../../config/speech.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import { fluxEars, novaEars } from "../../providers/deepgram/index.ts";
import { SherpaEars } from "../../providers/sherpa/index.ts";

/** The services' ears in their order. */
export function openEars(
  configs: readonly EarsConfig[],
  clock: Clock,
  stack: AsyncDisposableStack,
): readonly SpeechToText[] {
  return configs.map((config) => {
    switch (config.service) {
      case "deepgram-flux":
        return fluxEars({ ...accessTo(config), clock });
      case "deepgram-nova":
        return novaEars({ ...accessTo(config), clock });
      case "sherpa":
        return stack.use(new SherpaEars({ folder: config.folder, clock }));
      default:
        return unreachable(config);
    }
  });
}

/** Its sockets are where its requests are. */
function accessTo({ apiKey, baseUrl }: Exclude<EarsConfig, { service: "sherpa" }>) {
  return { apiKey, ...(baseUrl !== undefined && { baseUrl: baseUrl.replace(/^http/u, "ws") }) };
}
