import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { TELEPHONE } from "../../audio/format.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { CLEAR, CLOSE, speakMessages } from "./aura-messages.ts";
import { AuraVoice } from "./aura-voice.ts";
import { SpeakStandIn } from "./testing/speak-stand-in.ts";

const SPEC = join(import.meta.dirname, "../../../../shared/data/specs/deepgram.asyncapi.yml");
const schema = z.object({
  enum: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
const document = z.object({
  channels: z.record(
    z.string(),
    z.object({ bindings: z.object({ ws: z.object({ query: schema.optional() }) }) }),
  ),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

/** Deepgram's own description of its sockets (AsyncAPI, CC-BY-4.0, Deepgram, Inc.) against what Frontdesk says to Aura. */
describe.skipIf(!existsSync(SPEC))(
  "Deepgram's specification of its voices (left out when ../shared/data/specs is absent)",
  () => {
    test("knows each parameter that a voice is asked with, and its value", async () => {
      await using standIn = await SpeakStandIn.open();
      const { apiKey, baseUrl } = standIn;
      using voice = new AuraVoice({ apiKey, baseUrl, clock: new VirtualClock(0) });
      const signal = new AbortController().signal;
      for (const name of voice.voices) {
        const options = { format: TELEPHONE, voice: name, language: "en", signal };
        await Array.fromAsync(voice.speak({ text: "Hello!", ...options }));
      }
      const known = Object.keys(read().channels["/v1/speak"]?.bindings.ws.query?.properties ?? {});
      expect(standIn.queries).toHaveLength(voice.voices.length);
      for (const query of standIn.queries) {
        for (const parameter of Object.keys(query)) expect(known).toContain(parameter);
        expect(values("SpeakV1Model")).toContain(query["model"]);
        expect(values("SpeakV1Encoding")).toContain(query["encoding"]);
        expect(values("SpeakV1SampleRate")).toContain(query["sample_rate"]);
      }
      expect(known).not.toContain("container");
      expect(values("SpeakV1Encoding")).not.toContain("ulaw");
    });

    test("knows each message that a voice is sent, and no other key", () => {
      const { schemas } = read().components;
      const kinds = new Set<string>();
      for (const text of [...speakMessages("Hello!"), CLEAR, CLOSE]) {
        const { type, ...rest } = z.looseObject({ type: z.string() }).parse(JSON.parse(text));
        const name = type === "Speak" ? "Text" : type;
        kinds.add(type);
        expect(schemas[`ChannelsSpeakV1MessagesSpeakV1${name}Type`]?.enum).toContain(type);
        const keys = Object.keys(schemas[`SpeakV1_SpeakV1${name}`]?.properties ?? {});
        for (const key of Object.keys(rest)) expect(keys).toContain(key);
      }
      expect([...kinds]).toEqual(["Speak", "Flush", "Clear", "Close"]);
    });
  },
);

function read(): z.infer<typeof document> {
  return document.parse(parse(readFileSync(SPEC, "utf8")));
}

function values(name: string): readonly string[] {
  return read().components.schemas[name]?.enum ?? [];
}
