import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { WebSocketServer } from "ws";
import { readDeliveryForm, type DeliveryHandler } from "./delivery-form.ts";
import { readMessageForm } from "./message-form.ts";
import { MessageReplies, type MessageHandler } from "./message-replies.ts";
import { MAX_FRAME_BYTES } from "./media-socket.ts";
import { RepeatedWebhooks, type AnsweredWebhooks } from "./repeated-webhooks.ts";
import { Switchboard, type SwitchboardOptions } from "./switchboard.ts";
import { readVoiceForm, type VoiceForm } from "./voice-form.ts";
import { readVoiceQuery, type VoiceQuery } from "./voice-query.ts";
import { webhookGuard, type WebhookGuard } from "./webhook-guard.ts";
import { webSocketAsMediaSocket } from "./websocket.ts";

export interface TwilioChannelOptions extends SwitchboardOptions {
  /** Twilio's auth tokens; several while one is being replaced, none to take calls from this machine only. */
  readonly authTokens: readonly string[];
  /** How servers that answer the same account do each webhook once; absent where there is only this one. */
  readonly answered?: AnsweredWebhooks;
  /** Answers what customers write; absent, nothing is answered. */
  readonly onMessage?: MessageHandler;
  /** Told what becomes of our messages. */
  readonly onDelivery?: DeliveryHandler;
  /** How Twilio reaches us, such as `https://desk.example.com`; needed to check signatures. */
  readonly publicOrigin?: string;
}

/** Where Twilio opens its socket; the server must leave upgrades to this path to the channel. */
export const MEDIA_STREAM_PATH = "/media-stream";

/** A voice webhook's form is about 1 KiB. */
const MAX_FORM_BYTES = 64 * 1024;

/**
 * Answers the telephone through Twilio: `POST /incoming-call`, `/outgoing-call`, `/call-ended`, `/call-whisper`,
 * `/call-accepted`, `/call-status`, `/call-answered-by`, `/sms`, `/whatsapp`,
 * `/message-status` and the socket at `/media-stream`. No form is read and no socket opened before the request was found to be Twilio's.
 * @throws NoPublicOrigin when there are tokens and no public origin.
 */
export async function twilioChannel(
  server: FastifyInstance,
  options: TwilioChannelOptions,
): Promise<void> {
  const guard = webhookGuard(options);
  const switchboard = new Switchboard(options);
  await server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    await routes.register(formbody, { bodyLimit: MAX_FORM_BYTES });
    webhooks(routes, switchboard, guard, options);
  });
  mediaStreams(server, switchboard, guard, options);
}

function webhooks(
  routes: FastifyInstance,
  switchboard: Switchboard,
  guard: WebhookGuard,
  { clock, logger, onMessage, onDelivery, answered: shared }: TwilioChannelOptions,
): void {
  const repeated = new RepeatedWebhooks({ clock, logger, ...(shared && { shared }) });
  /** Answers a request that is Twilio's with TwiML, or with nothing where there is none. */
  function webhook(path: string, answer: (request: FastifyRequest) => ReadWebhook): void {
    routes.post(path, async (request, reply) => {
      const { url, headers, socket, body } = request;
      const form = typeof body === "object" && body !== null ? { ...body } : {};
      const { remoteAddress } = socket;
      const refusal = guard.refuse({ path: url, headers, remoteAddress, form });
      if (refusal !== undefined) {
        logger.warn({ fault: "refused", path }, refusal);
        return reply.code(403).type("text/plain").send(`${refusal}\n`);
      }
      const token = headers["i-twilio-idempotency-token"];
      const read = answer(request);
      if (!read.ok) {
        logger.warn({ fault: read.fault, path }, read.sentence);
        return reply.code(400).type("text/plain").send(`${read.sentence}\n`);
      }
      const twiml =
        typeof token === "string" && token !== ""
          ? await repeated.once({ token, path: url, about: read.about }, read.twiml)
          : await read.twiml();
      return twiml === "" ? reply.code(204).send() : reply.type("text/xml").send(twiml);
    });
  }
  function voice(
    path: string,
    answer: (form: VoiceForm, origin: string, query: VoiceQuery) => Promise<string>,
  ): void {
    webhook(path, ({ body, headers, query }) => {
      const read = readVoiceForm(body);
      if (!read.ok) return { ok: false, fault: "no-call-sid", sentence: read.sentence };
      const { form } = read;
      const origin = guard.origin(headers);
      const twiml = () => answer(form, origin, readVoiceQuery(query));
      return { ok: true, about: form.callSid, twiml };
    });
  }
  voice("/incoming-call", (form, origin) => switchboard.ring(form, origin));
  voice("/outgoing-call", (form, origin, { callId }) => switchboard.answered(form, callId, origin));
  voice("/call-ended", (form, origin, { rung }) => switchboard.streamEnded(form, origin, rung));
  voice("/call-whisper", (form, origin) => switchboard.whisper(form, origin));
  voice("/call-accepted", (form) => switchboard.accepted(form));
  voice("/call-status", async (form, _, { callId }) => {
    if (callId === "") switchboard.status(form);
    else await switchboard.outgoingStatus(form, callId);
    return "";
  });
  voice("/call-answered-by", async (form, _, { callId }) => {
    await switchboard.answeredBy(form, callId);
    return "";
  });
  const replies = onMessage && new MessageReplies({ clock, handle: onMessage });
  for (const path of ["/sms", "/whatsapp"]) {
    webhook(path, ({ body }) => {
      const read = readMessageForm(body);
      if (!read.ok) return { ok: false, fault: "no-message", sentence: read.sentence };
      const { message } = read;
      const twiml = async () => (await replies?.reply(message)) ?? "";
      return { ok: true, about: message.messageSid, twiml };
    });
  }
  webhook("/message-status", ({ body, query }) => {
    const read = readDeliveryForm(body, query);
    if (!read.ok) return { ok: false, fault: "no-message", sentence: read.sentence };
    const { news } = read;
    const twiml = async () => {
      await onDelivery?.(news);
      return "";
    };
    // Each step of a message comes with a token of its own.
    return { ok: true, about: news.carrierId, twiml };
  });
  routes.get(MEDIA_STREAM_PATH, (_request, reply) =>
    reply.code(426).header("upgrade", "websocket").type("text/plain").send(`${NOT_A_SOCKET}\n`),
  );
}

/** A webhook that is Twilio's: the call or message it is about and how it is done, or what is wrong with it. */
type ReadWebhook =
  | { readonly ok: true; readonly about: string; readonly twiml: () => Promise<string> }
  | { readonly ok: false; readonly fault: string; readonly sentence: string };

function mediaStreams(
  server: FastifyInstance,
  switchboard: Switchboard,
  guard: WebhookGuard,
  { clock, logger }: TwilioChannelOptions,
): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    // Speech does not compress, and each compressing socket would cost about 300 KB.
    perMessageDeflate: false,
  });
  server.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url ?? "";
    if (path.split("?", 1)[0] !== MEDIA_STREAM_PATH) return;
    const { headers } = request;
    const refusal = guard.refuse({ path, headers, remoteAddress: request.socket.remoteAddress });
    if (refusal !== undefined) {
      logger.warn({ fault: "refused", path: MEDIA_STREAM_PATH }, refusal);
      forbid(socket, refusal);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      switchboard.accept(webSocketAsMediaSocket(webSocket, clock, socket));
    });
  });
  server.addHook("preClose", (done) => {
    // Calls have ended by now; whoever is left is cut off, so that closing never waits for the network.
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
    done();
  });
}

function forbid(socket: Duplex, sentence: string): void {
  socket.on("error", () => void socket.destroy());
  const body = `${sentence}\n`;
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

const NOT_A_SOCKET =
  "Only WebSocket connections are answered here: if a proxy stands in front of this desk, let it pass the Upgrade and Connection headers.";
