import type { IppAttributes, IppMessage } from "@sealsystems/ipp";

/** What RFC 8011 4.1 forbids in every request, as the status to refuse it with. */
export function faultInRequest(message: IppMessage, address: string): string | undefined {
  if (message.version !== "1.1" && message.version !== "2.0")
    return "server-error-version-not-supported";
  const asked = message["operation-attributes-tag"];
  if (message.id <= 0 || !asked) return "client-error-bad-request";
  const [charset, language, target] = Object.keys(asked);
  if (charset !== "attributes-charset" || language !== "attributes-natural-language")
    return "client-error-bad-request";
  if (asked[charset] !== "utf-8") return "client-error-charset-not-supported";
  if (target !== "printer-uri") return "client-error-bad-request";
  if (asked[target] !== address) return "client-error-not-found";
  return undefined;
}

/** Those attributes that were asked for; all when none was named. */
export function only(asked: IppAttributes, all: IppAttributes): IppAttributes {
  const named = asked["requested-attributes"];
  if (named === undefined) return all;
  const names: readonly unknown[] = Array.isArray(named) ? named : [named];
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
