import { connect, type Socket } from "node:net";
import { LONGEST_STATUS_BYTES, readHostStatus, type HostStatus } from "./host-status.ts";

/** A connection to a label printer's port for raw data, usually 9100. Nobody else can print while it is open. */
export class RawConnection implements Disposable {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Throws what the network throws. */
  static open(host: string, port: number, signal: AbortSignal): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true });
      socket.once("error", fail);
      socket.once("connect", () => {
        socket.off("error", fail);
        signal.removeEventListener("abort", onAbort);
        // From here on an error shows as a connection that ended.
        socket.on("error", () => socket.destroy());
        resolve(new RawConnection(socket));
      });
      signal.addEventListener("abort", onAbort, { once: true });
      if (signal.aborted) onAbort();

      function onAbort() {
        fail(new Error("The printer didn't answer in time"));
      }
      function fail(error: Error) {
        signal.removeEventListener("abort", onAbort);
        socket.destroy();
        reject(error);
      }
    });
  }

  /** Resolves when the network has taken it all. */
  async send(text: string): Promise<void> {
    if (this.#socket.destroyed) throw new Error("The printer hung up");
    await new Promise<void>((resolve, reject) => {
      this.#socket.once("close", onClose);
      this.#socket.write(text, (error) => {
        this.#socket.off("close", onClose);
        if (error) reject(error);
        else resolve();
      });
      function onClose() {
        reject(new Error("The printer hung up"));
      }
    });
  }

  /**
   * Asks how the printer is. Undefined when it says nothing until the signal aborts; throws a `NotALabelPrinter`, or when the
   * printer hangs up.
   */
  async askStatus(signal: AbortSignal): Promise<HostStatus | undefined> {
    const answer = this.#answer(signal);
    const [, status] = await Promise.all([this.send("~HS"), answer]);
    return status;
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #answer(signal: AbortSignal): Promise<HostStatus | undefined> {
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      let text = "";
      socket.on("data", onData);
      socket.once("close", onClose);
      signal.addEventListener("abort", onAbort, { once: true });
      if (signal.aborted) onAbort();

      function onData(data: Buffer) {
        text += data.toString("latin1");
        try {
          const status = readHostStatus(text.slice(-2 * LONGEST_STATUS_BYTES));
          if (status) settle(() => resolve(status));
        } catch (error) {
          settle(() => reject(error));
        }
      }
      function onClose() {
        settle(() => reject(new Error("The printer hung up")));
      }
      function onAbort() {
        settle(() => resolve(undefined));
      }
      function settle(how: () => void) {
        socket.off("data", onData);
        socket.off("close", onClose);
        signal.removeEventListener("abort", onAbort);
        how();
      }
    });
  }
}
