import type { OutboundCall } from "../../ports/dialler.ts";
import type { OutboundMessage } from "../../ports/messenger.ts";

interface Addressed {
  readonly recipient: string;
  readonly from?: string;
}

/** A notice as a carrier takes it: the same for each try, and when it is asked after. */
export function outboundMessage(
  notice: { readonly key: string },
  {
    recipient,
    from,
    channel,
    text,
    template,
  }: Addressed & Pick<OutboundMessage, "channel" | "text" | "template">,
): OutboundMessage {
  return {
    key: notice.key,
    channel,
    to: recipient,
    text,
    ...(from !== undefined && { from }),
    ...(template && { template }),
  };
}

/** As `outboundMessage`, of a call. */
export function outboundCall(
  callId: string,
  { recipient, from, longestCallMs }: Addressed & { readonly longestCallMs: number },
): OutboundCall {
  return { callId, to: recipient, longestCallMs, ...(from !== undefined && { from }) };
}
