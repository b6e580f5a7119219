import { buffer } from "node:stream/consumers";
import { once } from "node:events";
import PostalMime, { type Email as ParsedEmail } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail server on this machine that keeps what it is sent. */
export interface MailStandIn extends AsyncDisposable {
  readonly port: number;
  readonly received: readonly ParsedEmail[];
}

/**
 * Starts one on any free port. Everything it takes it takes strictly: a message must parse, and a sender and a recipient must be named
 * before. `refuses`: the SMTP reply code it answers at a step; `vanishes`: it takes the message and then breaks the line instead of answering.
 */
export async function startMailStandIn(
  options: {
    readonly account?: { readonly user: string; readonly password: string };
    readonly refuses?: { readonly at: "recipient" | "message"; readonly code: number };
    readonly vanishes?: boolean;
  } = {},
): Promise<MailStandIn> {
  const received: ParsedEmail[] = [];
  const { account, refuses, vanishes = false } = options;
  const handlers: SMTPServerOptions = {
    authOptional: account === undefined,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onAuth({ username, password }, _session, callback) {
      const isKnown = username === account?.user && password === account?.password;
      callback(isKnown ? null : replied(535), isKnown ? { user: username ?? "" } : undefined);
    },
    onRcptTo(_address, _session, callback) {
      callback(refuses?.at === "recipient" ? replied(refuses.code) : null);
    },
    onData(stream, _session, callback) {
      void answer(stream, callback);
    },
  };
  const answer = async (stream: NodeJS.ReadableStream, callback: Answer): Promise<void> => {
    try {
      received.push(await take(stream));
    } catch {
      callback(replied(550));
      return;
    }
    if (vanishes) for (const one of server.connections) one.close();
    else callback(refuses?.at === "message" ? replied(refuses.code) : null);
  };
  const server = new SMTPServer(handlers);
  // A client that breaks off is a test of the client.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("It listens nowhere");
  return {
    port: address.port,
    received,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

type Answer = (error: Error | null) => void;

async function take(stream: NodeJS.ReadableStream): Promise<ParsedEmail> {
  const email = await PostalMime.parse(await buffer(stream));
  if (email.from === undefined || (email.to ?? []).length !== 1) throw replied(550);
  return email;
}

function replied(code: number): Error {
  return Object.assign(new Error("Not taken"), { responseCode: code });
}
