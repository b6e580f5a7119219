/** One method of the Web API: whose token it takes, what it must be allowed, and which arguments it knows. */
export interface WebApiMethod {
  readonly token: "bot" | "app";
  readonly scope?: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The methods that the stand-in answers (https://docs.slack.dev/reference/methods), with the arguments that a desk has a use for. */
export const METHODS: ReadonlyMap<string, WebApiMethod> = new Map([
  ["auth.test", { token: "bot", required: [], optional: [] }],
  [
    "apps.connections.open",
    { token: "app", scope: "connections:write", required: [], optional: [] },
  ],
  [
    "users.lookupByEmail",
    { token: "bot", scope: "users:read.email", required: ["email"], optional: [] },
  ],
  ["users.info", { token: "bot", scope: "users:read", required: ["user"], optional: [] }],
  ["users.getPresence", { token: "bot", scope: "users:read", required: ["user"], optional: [] }],
  [
    "users.list",
    { token: "bot", scope: "users:read", required: [], optional: ["limit", "cursor"] },
  ],
  ["conversations.open", { token: "bot", scope: "im:write", required: ["users"], optional: [] }],
  [
    "conversations.history",
    {
      token: "bot",
      scope: "im:history",
      required: ["channel"],
      optional: ["oldest", "latest", "inclusive", "limit", "cursor"],
    },
  ],
  [
    "chat.postMessage",
    {
      token: "bot",
      scope: "chat:write",
      required: ["channel"],
      optional: ["text", "blocks", "thread_ts", "unfurl_links", "unfurl_media"],
    },
  ],
  [
    "chat.update",
    {
      token: "bot",
      scope: "chat:write",
      required: ["channel", "ts"],
      optional: ["text", "blocks"],
    },
  ],
]);

/** What is wrong with the arguments; undefined when Slack would take them. Unlike Slack it refuses what it does not know. */
export function faultIn(form: URLSearchParams, method: WebApiMethod): string | undefined {
  const missing = method.required.find((name) => (form.get(name) ?? "") === "");
  if (missing !== undefined)
    return missing === "users" ? "users_list_not_supplied" : "invalid_arguments";
  const known = new Set([...method.required, ...method.optional]);
  for (const name of form.keys())
    if (!known.has(name) || form.getAll(name).length > 1) return "invalid_arguments";
  return undefined;
}
