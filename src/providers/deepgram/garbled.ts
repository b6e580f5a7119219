import { ProviderError } from "../../ports/provider-error.ts";

/** A message that isn't JSON may have been the words that the call waits for: another connection hears them again. */
export function garbled(): ProviderError {
  return new ProviderError("deepgram", "server", "a message that is not whole");
}
