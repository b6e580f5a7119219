import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";
import type { BrowserLine } from "./browser-line.ts";
import { showVisit } from "./show-visit.ts";

/** Shows the words of a call on its caller's page as they are said and heard, and at a kiosk its steps, until disposed. */
export function showCall(feed: CallFeed, callId: string, line: BrowserLine): Disposable {
  let callerTurn = 0;

  function show(event: CallFeedEvent): void {
    switch (event.type) {
      case "caller-speaking":
        line.showWords({
          side: "caller",
          id: `caller-${callerTurn}`,
          text: event.text,
          final: false,
        });
        break;
      case "caller-said":
        line.showWords({
          side: "caller",
          id: `caller-${callerTurn}`,
          text: event.text,
          final: true,
        });
        callerTurn += 1;
        break;
      case "receptionist-says":
      case "receptionist-said":
        // Where there is a `say`, it shows them.
        if (line.say === undefined) {
          line.showWords({
            side: "receptionist",
            id: event.utterance,
            text: event.text,
            ...(line.atKiosk && event.type === "receptionist-says" && { kind: event.kind }),
            final: event.type === "receptionist-said",
          });
        }
        break;
      case "call-ended":
        line.noteOutcome(event.outcome);
        break;
      case "book-changed":
        // A call is over only after its line was closed, so the page is told of what was done as soon as it was.
        line.noteOutcome(event.what);
        break;
      case "call-started":
      case "tool-used":
      case "asks":
      case "noted":
        break;
    }
  }

  for (const event of feed.current()) if (event.callId === callId) show(event);
  const shown = new DisposableStack();
  shown.use(
    feed.subscribe((event) => {
      if (event.callId === callId) show(event);
    }),
  );
  if (line.atKiosk) shown.use(showVisit(feed, callId, line));
  return shown;
}
