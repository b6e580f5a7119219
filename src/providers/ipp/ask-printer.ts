import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import ipp, { type IppAttributes, type IppMessage } from "@sealsystems/ipp";

/** The printer answered, and the answer is no. */
export class IppRefusal extends Error {
  override readonly name = "IppRefusal";
  /** RFC 8011's word for it, or `http-403`. */
  readonly status: string;

  constructor(status: string) {
    super(`The printer answers ${status}`);
    this.status = status;
  }
}

/** One request; `job` and `data` only where the operation takes them. */
export interface IppRequest {
  readonly operation: string;
  readonly attributes?: IppAttributes;
  readonly job?: IppAttributes;
  readonly data?: Uint8Array;
}

/** A connection to one printer, kept open from request to request (RFC 8010 over HTTP). */
export class IppConnection implements Disposable {
  readonly #address: URL;
  readonly #agent: HttpAgent;
  #requests = 0;

  /** `address`: `ipp://host:631/ipp/print` or, encrypted, `ipps://...`. */
  constructor(address: string) {
    this.#address = new URL(address);
    const keepAlive = true;
    this.#agent =
      this.#address.protocol === "ipps:"
        ? // Printers sign their certificates themselves, so that theirs proves nothing; what is sent is hidden all the same.
          new HttpsAgent({ keepAlive, rejectUnauthorized: false })
        : new HttpAgent({ keepAlive });
  }

  /** Throws an `IppRefusal` when the printer says no, and what the network threw when it says nothing. */
  async ask(request: IppRequest, signal: AbortSignal): Promise<IppMessage> {
    signal.throwIfAborted();
    this.#requests += 1;
    const id = this.#requests;
    const bytes = ipp.serialize({
      version: "2.0",
      operation: request.operation,
      id,
      "operation-attributes-tag": {
        // In this order (RFC 8011 4.1.4).
        "attributes-charset": "utf-8",
        "attributes-natural-language": "en",
        "printer-uri": this.#address.href,
        ...request.attributes,
      },
      ...(request.job && { "job-attributes-tag": request.job }),
      ...(request.data && { data: Buffer.from(request.data) }),
    });
    const reply = ipp.parse(await this.#post(bytes, signal));
    if (reply.id !== id) throw new Error("The printer answers another question");
    if (reply.statusCode?.startsWith("successful-") !== true)
      throw new IppRefusal(reply.statusCode ?? "nothing that RFC 8011 knows");
    return reply;
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }

  #post(bytes: Buffer, signal: AbortSignal): Promise<Buffer> {
    const isSecret = this.#address.protocol === "ipps:";
    const { hostname, pathname, port } = this.#address;
    return new Promise((resolve, reject) => {
      const request = (isSecret ? httpsRequest : httpRequest)({
        // In brackets, an IPv6 address is a name that nobody knows.
        host: hostname.replaceAll(/^\[|\]$/gu, ""),
        port: port === "" ? 631 : Number(port),
        path: pathname === "" ? "/" : pathname,
        method: "POST",
        headers: { "content-type": "application/ipp", "content-length": bytes.length },
        agent: this.#agent,
        signal,
      });
      request.on("error", reject);
      request.on("response", (response) => {
        readBody(response).then(resolve, reject);
      });
      request.end(bytes);
    });
  }
}

// Far more than the attributes of any printer.
const LONGEST_REPLY_BYTES = 4 * 1024 * 1024;

async function readBody(response: IncomingMessage): Promise<Buffer> {
  if (response.statusCode !== 200) {
    response.resume();
    throw new IppRefusal(`http-${response.statusCode ?? "?"}`);
  }
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length > LONGEST_REPLY_BYTES) throw new Error("The printer answers without an end");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
