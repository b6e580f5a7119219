import type { CallFeedEvent } from "../../ports/call-feed.ts";

/**
 * Follows `GET /api/live` of a running desk (Server-Sent Events) until the signal aborts. Events of calls arrive as they
 * happen.
 */
export async function readFeed(options: {
  origin: string;
  password?: string;
  signal: AbortSignal;
  onEvent: (event: CallFeedEvent) => void;
}): Promise<{ readonly ended: Promise<void> }> {
  const { origin, password, signal, onEvent } = options;
  const authorization =
    password === undefined ? {} : { authorization: `Basic ${btoa(`desk:${password}`)}` };
  const response = await fetch(`${origin}/api/live`, { headers: authorization, signal });
  if (!response.ok || !response.body) throw new Error(`/api/live answered ${response.status}`);
  return { ended: readEvents(response.body, onEvent).catch(() => undefined) };
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: CallFeedEvent) => void,
): Promise<void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    const messages = text.split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) {
      const name = /^event: ?(.*)$/m.exec(message)?.[1];
      const data = /^data: ?(.*)$/m.exec(message)?.[1];
      // What our own server sends is what the contract says.
      if (name === "call" && data !== undefined) onEvent(JSON.parse(data));
    }
  }
}
