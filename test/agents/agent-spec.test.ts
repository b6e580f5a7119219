import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { deepgramAgent } from "../../src/providers/deepgram-agent/index.ts";
import { DeepgramAgentStandIn } from "../../src/providers/deepgram-agent/testing/agent-stand-in.ts";
import { booker } from "../support/wired/booker.ts";
import { agentMind } from "../support/wired/minds.ts";
import { offeredBy } from "../support/wired/offered-by.ts";
import { AgentDesk } from "./agent-desk.ts";
import { visitAgent } from "./visit-agent.ts";

const SPEC = join(import.meta.dirname, "../../../shared/data/specs/deepgram.asyncapi.yml");
const document = z.object({ components: z.object({ schemas: z.record(z.string(), z.json()) }) });

/** Deepgram's own description of its voice agent (AsyncAPI, CC-BY-4.0, Deepgram, Inc.) against what is said in whole calls. */
describe.skipIf(!existsSync(SPEC))(
  "Deepgram's specification of its agent (left out when ../shared/data/specs is absent)",
  () => {
    let check: (schema: string, value: unknown) => boolean;
    let sent: readonly object[] = [];
    let told: readonly object[] = [];

    beforeAll(async () => {
      const { schemas } = document.parse(parse(readFileSync(SPEC, "utf8"))).components;
      const definitions = JSON.stringify(schemas).replaceAll("#/components/schemas/", "#/$defs/");
      check = (name, value) =>
        z
          .fromJSONSchema({
            $ref: `#/$defs/AgentV1_AgentV1${name}`,
            $defs: JSON.parse(definitions),
          })
          .safeParse(value).success;
      const standIn = await DeepgramAgentStandIn.open();
      standIn.mind = agentMind(booker, () => offeredBy(standIn.messages));
      const { apiKey, baseUrl } = standIn;
      await using desk = await AgentDesk.ring(standIn, (clock) =>
        deepgramAgent({ apiKey, baseUrl, clock }),
      );
      await desk.heard();
      await desk.ask("Haircut with Priya tomorrow at three.");
      await desk.ask("David.");
      await desk.ask("Yes, please.");
      for (const digit of "98#") desk.line.tell({ type: "key", digit });
      await desk.heard();
      await desk.ask("Yes.");
      const visit = await visitAgent(await DeepgramAgentStandIn.open());
      sent = [...standIn.messages, ...visit.standIn.messages];
      told = [...standIn.told, ...visit.standIn.told];
    });

    test("knows each message that Frontdesk sends", () => {
      const seen = typesOf(sent);
      expect(seen.toSorted()).toEqual([
        "FunctionCallResponse",
        "InjectAgentMessage",
        "InjectUserMessage",
        "Settings",
        "UpdatePrompt",
      ]);
      for (const message of sent)
        expect([message, check(clientSchema(message), message)]).toEqual([message, true]);
    });

    test("knows each message that the stand-in sends", () => {
      expect(typesOf(told)).toEqual(
        expect.arrayContaining([
          "Welcome",
          "SettingsApplied",
          "ConversationText",
          "FunctionCallRequest",
          "PromptUpdated",
        ]),
      );
      for (const message of told)
        expect([message, check(typeOf(message), message)]).toEqual([message, true]);
    });

    test("would not take another message", () => {
      const settings = sent.find((message) => typeOf(message) === "Settings");
      const audio = { input: { encoding: "ulaw", sample_rate: 8000 } };
      expect(check("Settings", { ...settings, audio })).toBe(false);
      expect(check("Settings", { type: "Settings" })).toBe(false);
      expect(check("SendFunctionCallResponse", { type: "FunctionCallResponse", id: "1" })).toBe(
        false,
      );
      expect(check("UpdatePrompt", { type: "UpdatePrompt", instructions: "Hello" })).toBe(false);
      expect(check("InjectAgentMessage", { type: "InjectAgentMessage" })).toBe(false);
      expect(check("FunctionCallRequest", { type: "FunctionCallRequest" })).toBe(false);
      expect(check("ConversationText", { type: "ConversationText", role: "caller" })).toBe(false);
    });
  },
);

/** Its specification has one answer to a function for each direction. */
function clientSchema(message: object): string {
  const type = typeOf(message);
  return type === "FunctionCallResponse" ? "SendFunctionCallResponse" : type;
}

function typesOf(messages: readonly object[]): readonly string[] {
  return [...new Set(messages.map(typeOf))];
}

function typeOf(message: object): string {
  return "type" in message ? String(message.type) : "";
}
