import { CallRefused, type WebhookAnswer } from "./exchange.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

/** What TwiML tells the phone company to do, one after the other. */
export type Verb =
  | { readonly verb: "say"; readonly text: string }
  | { readonly verb: "pause" }
  | {
      readonly verb: "connect";
      readonly action?: string;
      readonly streamUrl: string;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | {
      readonly verb: "dial";
      readonly action?: string;
      readonly number: string;
      readonly whisperUrl?: string;
      readonly statusCallback?: string;
      readonly callerId?: string;
    }
  /** Asks for one key while `text` is said; without one, what follows is done. */
  | { readonly verb: "gather"; readonly action: string; readonly text: string }
  | { readonly verb: "hangup" };

/** Twilio's limit for a parameter's name and value together. */
const MAX_PARAMETER_CHARACTERS = 500;

/**
 * Reads the answer to a webhook as strictly as Twilio does. An empty answer does nothing. Throws a `CallRefused` that
 * names Twilio's error code for anything it would stumble over.
 */
export function readTwiml(answer: WebhookAnswer): readonly Verb[] {
  if (answer.status === 204 || (answer.status === 200 && answer.body === "")) return [];
  if (answer.status !== 200) {
    throw new CallRefused(
      `The desk answered the call with ${answer.status} (Twilio error 11200): ${answer.body.trim()}`,
    );
  }
  if (!/^(text|application)\/xml\b/.test(answer.contentType)) {
    throw new CallRefused(
      `The desk answered ${answer.contentType} instead of XML (Twilio error 12300).`,
    );
  }
  let root: XmlElement;
  try {
    root = readXml(answer.body);
  } catch (error) {
    throw new CallRefused("The desk's answer is not XML (Twilio error 12100).", { cause: error });
  }
  if (root.name !== "Response") throw invalid(`<${root.name}> instead of <Response>`);
  return root.children.map(readVerb);
}

function readVerb(element: XmlElement): Verb {
  switch (element.name) {
    case "Say":
      allow(element, ["voice", "language", "loop"]);
      return { verb: "say", text: element.text };
    case "Pause":
      allow(element, ["length"]);
      return { verb: "pause" };
    case "Hangup":
      allow(element, []);
      return { verb: "hangup" };
    case "Connect":
      return readConnect(element);
    case "Dial":
      return readDial(element);
    case "Gather":
      return readGather(element);
    default:
      throw invalid(`<${element.name}>`);
  }
}

function readConnect(connect: XmlElement): Verb {
  allow(connect, ["action", "method"]);
  const stream = onlyChild(connect, "Stream");
  allow(stream, ["url", "name", "statusCallback", "statusCallbackMethod"]);
  const parameters: Record<string, string> = {};
  for (const parameter of stream.children) {
    if (parameter.name !== "Parameter") throw invalid(`<${parameter.name}> in <Stream>`);
    allow(parameter, ["name", "value"]);
    const { name, value } = parameter.attributes;
    if (name === undefined || value === undefined) throw invalid("a <Parameter> without a value");
    if (name.length + value.length > MAX_PARAMETER_CHARACTERS) throw invalid("a long <Parameter>");
    parameters[name] = value;
  }
  const streamUrl = checkedStreamUrl(stream.attributes["url"]);
  return { verb: "connect", streamUrl, parameters, ...pick(connect, "action") };
}

function readDial(dial: XmlElement): Verb {
  allow(dial, ["action", "method", "timeout", "callerId", "answerOnBridge"]);
  const number = onlyChild(dial, "Number");
  allow(number, ["url", "method", "statusCallback", "statusCallbackEvent", "statusCallbackMethod"]);
  const { url } = number.attributes;
  return {
    verb: "dial",
    number: number.text.trim(),
    ...(url === undefined ? {} : { whisperUrl: url }),
    ...pick(number, "statusCallback"),
    ...pick(dial, "action"),
    ...pick(dial, "callerId"),
  };
}

function readGather(gather: XmlElement): Verb {
  allow(gather, ["action", "method", "input", "numDigits", "timeout"]);
  const { action, input, numDigits } = gather.attributes;
  // Without an address Twilio asks the same document again, and again.
  if (action === undefined) throw invalid("a <Gather> without an action");
  if (input !== "dtmf" || numDigits !== "1") throw invalid("a <Gather> that isn't for one key");
  const say = onlyChild(gather, "Say");
  return { verb: "gather", action, text: say.text };
}

/** Twilio takes `wss:` without a query only. We also take `ws:` on this machine, where there is no certificate. */
function checkedStreamUrl(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) throw invalid("a <Stream> without a URL");
  const { protocol, hostname, search } = new URL(url);
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (protocol !== "wss:" && !(protocol === "ws:" && local)) {
    throw new CallRefused(`The stream's URL begins with ${protocol} (Twilio error 31922).`);
  }
  if (search !== "" || url.includes("?")) {
    throw new CallRefused("The stream's URL has a query, which Twilio drops (error 31920).");
  }
  return url;
}

function onlyChild(element: XmlElement, name: string): XmlElement {
  const [child, ...others] = element.children;
  if (child?.name !== name || others.length > 0) {
    throw invalid(`a <${element.name}> without exactly one <${name}>`);
  }
  return child;
}

function allow(element: XmlElement, attributes: readonly string[]): void {
  const unknown = Object.keys(element.attributes).find((name) => !attributes.includes(name));
  if (unknown !== undefined) throw invalid(`${unknown} on <${element.name}>`);
}

function pick<Name extends "action" | "statusCallback" | "callerId">(
  element: XmlElement,
  name: Name,
): Partial<Record<Name, string>> {
  const value = element.attributes[name];
  const picked: Partial<Record<string, string>> = value === undefined ? {} : { [name]: value };
  return picked;
}

function invalid(what: string): CallRefused {
  return new CallRefused(`The desk's TwiML has ${what} (Twilio error 12200).`);
}
