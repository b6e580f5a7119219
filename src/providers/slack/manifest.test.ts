import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SCOPES } from "./check-account.ts";
import { METHODS } from "./testing/web-api-methods.ts";

const manifest = z.object({
  features: z.object({
    app_home: z.object({
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.tuple([z.literal("message.im")]) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false),
  }),
});

test("the manifest that owners copy asks for exactly what the methods we use need", async () => {
  const page = await readFile(join(import.meta.dirname, "../../../docs/slack.md"), "utf8");
  const yaml = /```yaml\n(.*?)```/su.exec(page)?.[1] ?? "";
  const read = manifest.parse(parse(yaml.replaceAll(/^ {3}/gmu, "")));
  expect(read.oauth_config.scopes.bot).toEqual(SCOPES);
  const needed = [...METHODS.values()].flatMap(({ token, scope }) =>
    token === "bot" && scope !== undefined ? [scope] : [],
  );
  expect(new Set(needed)).toEqual(new Set(SCOPES));
});
