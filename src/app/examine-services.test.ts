import { expect, test } from "vitest";
import { readConfig } from "../config/config.ts";
import { ChatStandIn } from "../providers/testing/chat-stand-in.ts";
import { examineServices } from "./examine-services.ts";

test("without keys it says which parts run on this machine alone", async () => {
  const findings = await examineServices(readConfig({}));
  expect(findings.map(({ part, state }) => `${part} ${state}`)).toEqual([
    "ears off",
    "brain off",
    "voice off",
  ]);
  for (const { detail } of findings) expect(detail).toContain("on this machine");
});

test("a service that answers is well; one that refuses the key or can't be reached says what to do", async () => {
  await using standIn = await ChatStandIn.open();
  const variables = { OPENAI_BASE_URL: standIn.baseUrl, OPENAI_API_KEY: standIn.apiKey };
  standIn.answer({ text: "Yes" });
  const well = await examineServices(readConfig(variables));
  expect(well).toContainEqual({
    part: "brain",
    state: "ok",
    detail: expect.stringMatching(
      /^openai\/gpt-4\.1-mini answers, at http:\/\/127\.0\.0\.1:\d+\.$/u,
    ),
  });
  const unreachable = "http://127.0.0.1:9";
  const findings = await examineServices(
    readConfig({
      ...variables,
      OPENAI_API_KEY: "sk-wrong",
      DEEPGRAM_API_KEY: "dg",
      DEEPGRAM_BASE_URL: unreachable,
      EARS: "deepgram-nova",
      VOICES: "deepgram",
    }),
  );
  expect(findings.map(({ part, state }) => `${part} ${state}`)).toEqual([
    "ears broken",
    "brain broken",
    "voice broken",
  ]);
  expect(findings[0]?.detail).toContain("can't be reached from here");
  expect(findings[1]?.detail).toContain("refuses the key");
  expect(findings[2]?.detail).toContain("can't be reached from here");
});

test("a folder of models that can't be used says what is missing and where to get it", async () => {
  const [ears] = await examineServices(readConfig({ SHERPA_MODEL_FOLDER: "/nowhere/models" }));
  expect(ears?.state).toBe("broken");
  expect(ears?.detail).toMatch(
    /^sherpa\/zipformer: There is no folder \/nowhere\/models\. Download .* and unpack it there\.$/u,
  );
});

test("services that come after the first are said to", async () => {
  await using standIn = await ChatStandIn.open();
  standIn.answer({ text: "Yes" });
  standIn.answer({ text: "Yes" });
  const { baseUrl, apiKey, model } = standIn;
  const findings = await examineServices(
    readConfig({
      OPENAI_BASE_URL: baseUrl,
      OPENAI_API_KEY: apiKey,
      MODEL_SERVER_URL: baseUrl,
      MODEL_SERVER_MODEL: model,
      MODEL_SERVER_API_KEY: apiKey,
    }),
  );
  expect(findings.map(({ detail }) => detail)).toContainEqual(
    expect.stringMatching(
      /^openai-compatible\/gpt-4\.1-mini is next, should those before it fail/u,
    ),
  );
});
