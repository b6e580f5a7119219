import { useEffect, useRef, useState } from "react";
import type { LiveMessages } from "../../../src/http/contract/live.ts";
import { type LiveCall, liveFromCurrent, liveStep } from "./live-state.ts";

/** The browser connects again by itself, except after an answer that is no stream. */
const RETRY_MS = 5000;

export interface Live {
  readonly calls: readonly LiveCall[];
  readonly connection: "connecting" | "live" | "lost";
}

/** What happens in calls, as it happens. `onBook` is called when the book changed or may have changed unseen. */
export function useLive(onBook: () => void): Live {
  const [live, setLive] = useState<Live>({ calls: [], connection: "connecting" });
  const bookChanged = useRef(onBook);
  useEffect(() => {
    bookChanged.current = onBook;
  });

  useEffect(() => {
    let source: EventSource;
    let retry: ReturnType<typeof setTimeout> | undefined;
    function connect(): void {
      source = new EventSource("/api/live");
      listen(source, "current", (current) => {
        setLive(({ calls }) => ({ calls: liveFromCurrent(calls, current), connection: "live" }));
        bookChanged.current();
      });
      listen(source, "call", (event) =>
        setLive((known) => ({ ...known, calls: liveStep(known.calls, event) })),
      );
      listen(source, "book", () => bookChanged.current());
      source.addEventListener("error", () => {
        setLive((known) => ({ ...known, connection: "lost" }));
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY_MS);
      });
    }
    connect();
    return () => {
      clearTimeout(retry);
      source.close();
    };
  }, []);
  return live;
}

function listen<Name extends keyof LiveMessages>(
  source: EventSource,
  name: Name,
  take: (data: LiveMessages[Name]) => void,
): void {
  source.addEventListener(name, ({ data }: MessageEvent<string>) => take(JSON.parse(data)));
}
