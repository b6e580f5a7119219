import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { fluxEars } from "./flux-ears.ts";
import { novaEars } from "./nova-ears.ts";
import { listening } from "./testing/listening.ts";
import { ListenStandIn, type Heard } from "./testing/listen-stand-in.ts";
import { silence } from "./testing/spoken-sound.ts";

const SPEC = join(import.meta.dirname, "../../../../shared/data/specs/deepgram.asyncapi.yml");

/**
 * Deepgram's own description of its sockets (AsyncAPI, CC-BY-4.0, Deepgram, Inc.) against what Frontdesk and its stand-in say to each
 * other. `ForceEndTurn`, `trigger` and `language_hint` on /v1/listen are newer than it.
 */
describe.skipIf(!existsSync(SPEC))(
  "Deepgram's specification (left out when ../shared/data/specs is absent)",
  () => {
    const stack = new AsyncDisposableStack();
    let conversations: Record<"nova" | "flux", Heard>;
    let check: (schema: string, value: unknown) => boolean;
    let parametersOf: (path: string) => ReadonlySet<string>;

    beforeAll(async () => {
      const spec = document.parse(parse(readFileSync(SPEC, "utf8")));
      check = (name, value) => schemaOf(spec.components.schemas, name).safeParse(value).success;
      parametersOf = (path) =>
        new Set(Object.keys(spec.channels[path]?.bindings.ws.query?.properties ?? {}));
      const clock = new VirtualClock(0);
      const standIn = stack.use(await ListenStandIn.open({ clock }));
      const options = { apiKey: standIn.apiKey, baseUrl: standIn.baseUrl, clock };
      await converse(standIn, clock, listening(novaEars(options), { keyTerms: ["Kavitha"] }));
      await converse(standIn, clock, listening(fluxEars(options), { keyTerms: ["Kavitha"] }));
      const [nova, flux] = standIn.connections;
      if (!nova || !flux) throw new Error("There were not two conversations");
      conversations = { nova, flux };
    });
    afterAll(() => stack.disposeAsync());

    test.for(["nova", "flux"] as const)("knows each parameter that %s is asked with", (which) => {
      const { url } = conversations[which];
      const known = parametersOf(url.pathname);
      expect(known.size).toBeGreaterThan(10);
      for (const name of url.searchParams.keys()) expect(known).toContain(name);
      expect(known).not.toContain("keywrods");
    });

    test.for(["nova", "flux"] as const)("knows each message of a conversation with %s", (which) => {
      const { sent, received } = conversations[which];
      const seen = new Set<string>();
      for (const text of [...sent, ...received]) {
        const read = z.looseObject({ type: z.string() }).parse(JSON.parse(text));
        seen.add(read.type);
        expect([read.type, check(SCHEMAS[which][read.type] ?? "", read)]).toEqual([
          read.type,
          true,
        ]);
      }
      expect([...seen].toSorted()).toEqual(Object.keys(SCHEMAS[which]).toSorted());
    });

    test("would not take another message", () => {
      expect(check("ListenV1_ListenV1Results", { type: "Results", is_final: true })).toBe(false);
      expect(check("ListenV1_ListenV1KeepAlive", { type: "Keepalive" })).toBe(false);
      expect(check("ListenV2_ListenV2TurnInfo", { type: "TurnInfo", event: "EndOfTurns" })).toBe(
        false,
      );
    });
  },
);

const SCHEMAS: Readonly<Record<"nova" | "flux", Readonly<Record<string, string>>>> = {
  nova: {
    Results: "ListenV1_ListenV1Results",
    SpeechStarted: "ListenV1_ListenV1SpeechStarted",
    UtteranceEnd: "ListenV1_ListenV1UtteranceEnd",
    Metadata: "ListenV1_ListenV1Metadata",
    KeepAlive: "ListenV1_ListenV1KeepAlive",
    Finalize: "ListenV1_ListenV1Finalize",
    CloseStream: "ListenV1_ListenV1CloseStream",
  },
  flux: {
    Connected: "ListenV2_ListenV2Connected",
    TurnInfo: "ListenV2_ListenV2TurnInfo",
    Configure: "ListenV2_ListenV2Configure",
    ConfigureSuccess: "ListenV2_ListenV2ConfigureSuccess",
    CloseStream: "ListenV2_ListenV2CloseStream",
  },
};

const document = z.object({
  channels: z.record(
    z.string(),
    z.object({
      bindings: z.object({
        ws: z.object({
          query: z.object({ properties: z.record(z.string(), z.unknown()) }).optional(),
        }),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.json()) }),
});

/** A conversation in which everything happens once. */
async function converse(
  standIn: ListenStandIn,
  clock: VirtualClock,
  ear: ReturnType<typeof listening>,
): Promise<void> {
  ear.push(silence(300), standIn.sound.say("a haircut"), silence(200));
  ear.push(standIn.sound.say("and a beard trim"), silence(1500));
  ear.expect({ pauseMs: 1600, keyTerms: ["Kavitha", "Thenmalar"] });
  ear.push(silence(100), standIn.sound.say("yes please"));
  await ear.heard("speech-start", 2);
  for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  ear.end();
  await ear.ended;
}

/** The specification's schemas are JSON schemas with references of their own kind. */
function schemaOf(
  schemas: Readonly<Record<string, z.core.util.JSONType>>,
  name: string,
): z.ZodType {
  const text = JSON.stringify(schemas).replaceAll("#/components/schemas/", "#/$defs/");
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: JSON.parse(text) });
}
