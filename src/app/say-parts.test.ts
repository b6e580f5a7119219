import { expect, test } from "vitest";
import { readConfig } from "../config/config.ts";
import type { KnownDesk } from "./known-desks.ts";
import { sayParts } from "./say-parts.ts";

const NOW_MS = Date.parse("2026-12-01T12:00Z");
const glamdesk: KnownDesk = { id: "glamdesk", name: "GlamDesk", trade: "salon", agent: undefined };

test("without keys everything runs on this machine, and there is no line", () => {
  expect(told({}, [glamdesk])).toEqual([
    "ears: this machine's own",
    "brain: this machine's own script",
    "voice: this machine's own",
    "telephone: none yet; docs/telephone.md says how to connect a number",
    "costs: A call costs nothing but electricity: everything runs on this machine.",
  ]);
});

test("services are told in their order, with where they are, and this machine's own at the end", () => {
  const lines = told(
    {
      DEEPGRAM_API_KEY: "dg",
      SHERPA_MODEL_FOLDER: "models",
      OPENAI_API_KEY: "sk",
      MODEL_SERVER_URL: "http://localhost:11434/v1",
      MODEL_SERVER_MODEL: "llama3.2",
      TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
      TWILIO_AUTH_TOKEN: "secret",
    },
    [glamdesk],
  );
  expect(lines.slice(0, 4)).toEqual([
    "ears: deepgram/flux in the cloud, then deepgram/nova-3 in the cloud, then sherpa-onnx on this machine, then this machine's own",
    "brain: openai/gpt-4.1-mini in the cloud, then llama3.2 at localhost:11434, then this machine's own script",
    "voice: deepgram/aura-2 in the cloud, then this machine's own",
    "telephone: Twilio can't reach this desk: set PUBLIC_ORIGIN to its https address",
  ]);
});

test("a voice agent is told with its desk, and without a key as missing", () => {
  const desks: KnownDesk[] = [
    { ...glamdesk, agent: "deepgram" },
    { id: "acme", name: "Acme", trade: "lobby", agent: "openai-realtime" },
  ];
  const lines = told({ DEEPGRAM_API_KEY: "dg" }, desks);
  expect(lines.filter((line) => line.startsWith("agent"))).toEqual([
    "agent: deepgram-agent/gpt-4o-mini in the cloud holds the calls of GlamDesk, and the three above when it fails",
    "agent: Acme has chosen openai-realtime, for which there is no key; the three above hold its calls",
  ]);
});

function told(
  variables: Readonly<Record<string, string>>,
  desks: readonly KnownDesk[],
): readonly string[] {
  return sayParts(readConfig(variables), desks, NOW_MS).map(
    ({ part, detail }) => `${part}: ${detail}`,
  );
}
