import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { ConfigError } from "./config-error.ts";
import { readConfig } from "./config.ts";
import { environment } from "./environment.ts";
import { loadConfig } from "./load-config.ts";

const SID = `AC${"0".repeat(32)}`;

test("without any variable everything runs on this machine alone", () => {
  expect(readConfig({})).toEqual({
    port: 5000,
    host: "localhost",
    databaseUrl: "data/frontdesk.db",
    deskFiles: ["desks/glamdesk.yaml"],
    models: [],
    ears: [],
    voices: [],
    agents: [],
    directory: {},
    logLevel: "info",
    keepTranscriptsDays: 1,
    keepMessagesDays: 30,
  });
});

test("once a telephone line is set, the words of callers are dropped with the call", () => {
  const line = {
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: "token",
    PUBLIC_ORIGIN: "https://desk.example.com",
  };
  expect(readConfig(line).keepTranscriptsDays).toBe(0);
});

test("every variable finds its place", () => {
  const config = readConfig({
    PORT: "8080",
    HOST: "0.0.0.0",
    DATABASE_URL: "sqlite:/var/lib/frontdesk.db",
    DESK_FILES: "desks/a.yaml, desks/b.yaml",
    PUBLIC_ORIGIN: "https://desk.example.com/",
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: "old-token,new-token",
    DASHBOARD_PASSWORD: "correct horse",
    LOG_LEVEL: "debug",
    ANTHROPIC_API_KEY: "sk-ant-1",
    OPENAI_API_KEY: "sk-1",
    OPENAI_MODEL: "gpt-4o-mini",
    MODEL_SERVER_URL: "http://localhost:11434/v1/",
    MODEL_SERVER_MODEL: "llama3.2",
    MODELS: "server, openai",
    DEEPGRAM_API_KEY: "dg-1",
    DEEPGRAM_BASE_URL: "http://127.0.0.1:4011/",
    ELEVENLABS_API_KEY: "el-1",
    ELEVENLABS_VOICE_ID: "EXAVITQu4vr4xnSDxMaL",
    SHERPA_MODEL_FOLDER: "/models/zipformer",
    EARS: "sherpa, deepgram-nova",
    VOICES: "openai, elevenlabs",
    SCIM_TOKEN: "a-token-of-20-letters",
    DIRECTORY_SYNC: "people.csv",
    KEEP_TRANSCRIPTS_DAYS: "30",
    KEEP_MESSAGES_DAYS: "7",
  });
  expect(config).toEqual({
    port: 8080,
    host: "0.0.0.0",
    databaseUrl: "sqlite:/var/lib/frontdesk.db",
    deskFiles: ["desks/a.yaml", "desks/b.yaml"],
    publicOrigin: "https://desk.example.com",
    twilio: { accountSid: SID, authTokens: ["old-token", "new-token"] },
    models: [
      { service: "server", model: "llama3.2", baseUrl: "http://localhost:11434/v1" },
      { service: "openai", model: "gpt-4o-mini", apiKey: "sk-1" },
    ],
    ears: [
      { service: "sherpa", folder: "/models/zipformer" },
      { service: "deepgram-nova", apiKey: "dg-1", baseUrl: "http://127.0.0.1:4011" },
    ],
    voices: [
      { service: "openai", apiKey: "sk-1" },
      {
        service: "elevenlabs",
        apiKey: "el-1",
        model: "eleven_flash_v2_5",
        voiceId: "EXAVITQu4vr4xnSDxMaL",
      },
    ],
    agents: [
      {
        service: "deepgram",
        apiKey: "dg-1",
        listen: "flux-general-en",
        think: "gpt-4o-mini",
        speak: "aura-2-thalia-en",
      },
      { service: "openai-realtime", apiKey: "sk-1", model: "gpt-realtime", voice: "marin" },
    ],
    directory: { scimToken: "a-token-of-20-letters", daily: { from: "file", path: "people.csv" } },
    dashboardPassword: "correct horse",
    logLevel: "debug",
    keepTranscriptsDays: 30,
    keepMessagesDays: 7,
  });
});

test("every model that is set up answers callers, unless MODELS says otherwise", () => {
  const keys = { OPENAI_API_KEY: "sk-1", ANTHROPIC_API_KEY: "sk-ant-1" };
  const services = (more: Record<string, string>) =>
    readConfig({ ...keys, ...more }).models.map(({ service }) => service);
  expect(services({})).toEqual(["openai", "anthropic"]);
  expect(services({ MODELS: "anthropic,openai" })).toEqual(["anthropic", "openai"]);
  expect(services({ MODELS: "none" })).toEqual([]);
  expect(() => readConfig({ MODELS: "openai" })).toThrow("OPENAI_API_KEY is missing");
  expect(() => readConfig({ MODELS: "gpt" })).toThrow("MODELS");
  expect(() => readConfig({ MODEL_SERVER_URL: "http://localhost:11434/v1" })).toThrow(
    "MODEL_SERVER_MODEL is missing",
  );
});

test("ears and voices that are set up serve callers, unless EARS and VOICES say otherwise", () => {
  const keys = { DEEPGRAM_API_KEY: "dg-1", ELEVENLABS_API_KEY: "el-1", OPENAI_API_KEY: "sk-1" };
  const services = (more: Record<string, string>) => {
    const { ears, voices } = readConfig({ ...keys, ...more });
    return [ears, voices].map((list) => list.map(({ service }) => service).join(" "));
  };
  expect(services({})).toEqual(["deepgram-flux deepgram-nova", "elevenlabs deepgram"]);
  expect(services({ EARS: "deepgram-nova", VOICES: "openai" })).toEqual([
    "deepgram-nova",
    "openai",
  ]);
  expect(services({ EARS: "local", VOICES: "local" })).toEqual(["", ""]);
  expect(faultsOf(() => readConfig({ EARS: "sherpa", VOICES: "elevenlabs" }))).toEqual([
    "SHERPA_MODEL_FOLDER is missing; EARS names sherpa, so set it or take sherpa out of EARS.",
    "ELEVENLABS_API_KEY is missing; VOICES names elevenlabs, so set it or take elevenlabs out of VOICES.",
  ]);
  expect(faultsOf(() => readConfig({ EARS: "whisper" })).join()).toContain("deepgram-flux");
  expect(faultsOf(() => readConfig({ ELEVENLABS_VOICE_ID: "Sarah" }))).toEqual([
    'ELEVENLABS_VOICE_ID is "Sarah"; write the id of a voice, for example EXAVITQu4vr4xnSDxMaL.',
  ]);
});

test("a variable that is set to nothing is not set", () => {
  expect(readConfig({ PORT: "", PUBLIC_ORIGIN: " ", TWILIO_AUTH_TOKEN: "" })).toEqual(
    readConfig({}),
  );
});

test.each(["postgres://anna:secret@db/desk", "postgresql:///desk?host=/var/run/postgresql"])(
  "a PostgreSQL address is taken as it is: %s",
  (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  },
);

describe("a wrong variable says what to write", () => {
  test.each([
    ["PORT", "abc", 'PORT is "abc"; write a whole number from 0 to 65535, for example 5000.'],
    ["PORT", "70000", 'PORT is "70000"; write a whole number from 0 to 65535, for example 5000.'],
    [
      "DATABASE_URL",
      "postgres://anna:sec#ret@db/desk",
      "DATABASE_URL can't be used; write postgres://user:password@host:5432/database, and %23 for a # or %2F for a / in the password.",
    ],
    [
      "DATABASE_URL",
      "mysql://db",
      "DATABASE_URL can't be used; write a file path such as data/frontdesk.db, or postgres://user:password@host:5432/database.",
    ],
    [
      "LOG_LEVEL",
      "loud",
      'LOG_LEVEL is "loud"; write one of trace, debug, info, warn, error, fatal, silent.',
    ],
    ["DESK_FILES", ",", 'DESK_FILES is ","; write one or more desk files, separated by commas.'],
    [
      "DASHBOARD_PASSWORD",
      "short",
      "DASHBOARD_PASSWORD can't be used; write at least 8 characters.",
    ],
    [
      "KEEP_TRANSCRIPTS_DAYS",
      "-1",
      'KEEP_TRANSCRIPTS_DAYS is "-1"; write a whole number of days from 0 to 3650.',
    ],
  ])("%s=%s", (name, value, sentence) => {
    expect(faultsOf(() => readConfig({ [name]: value }))).toEqual([sentence]);
  });

  test.each([
    "desk.example.com",
    "http://desk.example.com",
    "https://desk.example.com/voice",
    "wss://x.de",
  ])("PUBLIC_ORIGIN=%s", (origin) => {
    expect(faultsOf(() => readConfig({ PUBLIC_ORIGIN: origin }))).toEqual([
      `PUBLIC_ORIGIN is "${origin}"; write an https address without a path, for example https://desk.example.com.`,
    ]);
  });
});

test("a directory is read from Slack only where Slack is set up", () => {
  expect(faultsOf(() => readConfig({ DIRECTORY_SYNC: "slack" }))).toEqual([
    "SLACK_BOT_TOKEN is missing; DIRECTORY_SYNC=slack can't be done without it, so set it too or take DIRECTORY_SYNC out.",
  ]);
  expect(faultsOf(() => readConfig({ SCIM_TOKEN: "short" })).join()).not.toContain("short");
});

test("every fault is reported at once, and secrets are not shown", () => {
  const faults = faultsOf(() =>
    readConfig({ PORT: "x", TWILIO_ACCOUNT_SID: "hunter2", LOG_LEVEL: "loud" }),
  );
  expect(faults).toHaveLength(4);
  expect(faults.at(-1)).toBe(
    "TWILIO_AUTH_TOKEN is missing; TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN go together, so set both or neither.",
  );
  expect(faults.join()).not.toContain("hunter2");
});

describe("the file .env", () => {
  test("fills in what the environment leaves open", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, ".env"), "# ours\nPORT=6000\nLOG_LEVEL=warn\nOTHER_KEY=1\n");
    const config = await loadConfig(folder.path, { PORT: "7000", LOG_LEVEL: "" });
    expect(config).toMatchObject({ port: 7000, logLevel: "warn" });
  });

  test("need not exist", async () => {
    await using folder = await temporaryFolder();
    expect(await loadConfig(folder.path, {})).toEqual(readConfig({}));
  });

  test("a slip of the pen in a name is pointed out", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, ".env"), "DASHBORD_PASSWORD=correct horse\n");
    await expect(loadConfig(folder.path, {})).rejects.toThrow(
      `${join(folder.path, ".env")} sets DASHBORD_PASSWORD, which isn't known; write DASHBOARD_PASSWORD.`,
    );
  });

  test("that can't be read is one sentence", async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, ".env"));
    await expect(loadConfig(folder.path, {})).rejects.toThrow("can't be read; check that");
  });
});

function faultsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "frontdesk-config-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test("the example file explains every variable and shows its default", async () => {
  const example = await readFile(join(import.meta.dirname, "../../.env.example"), "utf8");
  const shown = parseEnv(example.replaceAll(/^#(?=[A-Z])/gmu, ""));
  expect(Object.keys(shown).toSorted()).toEqual(Object.keys(environment.shape).toSorted());
  const { PUBLIC_ORIGIN, TWILIO_ACCOUNT_SID, ...defaults } = shown;
  expect(PUBLIC_ORIGIN).toBe("https://desk.example.com");
  expect(TWILIO_ACCOUNT_SID).toHaveLength(SID.length);
  expect(readConfig(defaults)).toEqual(readConfig({}));
});
