import { z } from "zod";
import { AGENT_NAMES } from "../../domain/business/agent-name.ts";

/** A service that holds the desk's calls in place of ears, brain and voice. */
export function agent() {
  return z
    .enum(AGENT_NAMES, {
      error: "deepgram or openai-realtime; leave it out to use ears, a brain and a voice",
    })
    .optional();
}
