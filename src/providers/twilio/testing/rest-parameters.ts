/** How a parameter of Twilio's REST API may look. `list` may be repeated. */
type Shape =
  | "number"
  | "url"
  | "method"
  | "whole"
  | "boolean"
  | "text"
  | "content"
  | "variables"
  | { readonly list: readonly string[] }
  | readonly string[];

/** The parameters of one request that the stand-in takes: the documented ones that a desk has a use for, in Twilio's names. */
export interface RestParameters {
  readonly required: readonly string[];
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** `POST Calls.json` (https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource). */
export const CREATE_CALL: RestParameters = {
  required: ["To", "From"],
  shapes: {
    To: "number",
    From: "number",
    Url: "url",
    Method: "method",
    FallbackUrl: "url",
    FallbackMethod: "method",
    Twiml: "text",
    Timeout: "whole",
    TimeLimit: "whole",
    SendDigits: "text",
    CallerId: "text",
    CallReason: "text",
    StatusCallback: "url",
    StatusCallbackMethod: "method",
    StatusCallbackEvent: { list: ["initiated", "ringing", "answered", "completed"] },
    MachineDetection: ["Enable", "DetectMessageEnd"],
    MachineDetectionTimeout: "whole",
    MachineDetectionSpeechThreshold: "whole",
    MachineDetectionSpeechEndThreshold: "whole",
    MachineDetectionSilenceTimeout: "whole",
    AsyncAmd: ["true", "false"],
    AsyncAmdStatusCallback: "url",
    AsyncAmdStatusCallbackMethod: "method",
  },
};

/** `POST Messages.json` (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource). */
export const CREATE_MESSAGE: RestParameters = {
  required: ["To"],
  shapes: {
    To: "number",
    From: "number",
    MessagingServiceSid: "text",
    Body: "text",
    ContentSid: "content",
    ContentVariables: "variables",
    StatusCallback: "url",
    ValidityPeriod: "whole",
    SmartEncoded: "boolean",
  },
};

/** What is wrong with a form, in a sentence; undefined when Twilio would take it. Unlike Twilio it refuses what it does not know. */
export function faultIn(
  form: URLSearchParams,
  { required, shapes }: RestParameters,
): { readonly parameter: string; readonly sentence: string } | undefined {
  const missing = required.find((name) => (form.get(name) ?? "") === "");
  if (missing !== undefined) {
    return { parameter: missing, sentence: `No '${missing}' is specified` };
  }
  for (const [name, value] of form) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) {
      return { parameter: name, sentence: `There is no parameter '${name}'` };
    }
    const repeated =
      form.getAll(name).length > 1 && !(typeof shape === "object" && "list" in shape);
    if (repeated || !fits(value, shape)) {
      return { parameter: name, sentence: `'${name}' can't be '${value}'` };
    }
  }
  return undefined;
}

function fits(value: string, shape: Shape): boolean {
  if (typeof shape === "object") return ("list" in shape ? shape.list : shape).includes(value);
  switch (shape) {
    case "number":
      return /^(?:whatsapp:)?\+[1-9]\d{6,14}$/u.test(value);
    case "url":
      return URL.canParse(value) && /^https?:/u.test(value);
    case "method":
      return value === "GET" || value === "POST";
    case "whole":
      return /^\d+$/u.test(value);
    case "boolean":
      return value === "true" || value === "false";
    case "text":
      return value.length > 0 && value.length <= 4000;
    case "content":
      return /^HX[0-9a-fA-F]{32}$/u.test(value);
    case "variables":
      return areVariables(value);
    default:
      return shape satisfies never;
  }
}

/** A JSON object of strings, none of them empty (error 21656). */
function areVariables(value: string): boolean {
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return false;
    return Object.values(read).every((one) => typeof one === "string" && one !== "");
  } catch {
    return false;
  }
}
