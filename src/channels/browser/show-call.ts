import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";
import type { BrowserLine } from "./browser-line.ts";

/** Shows the words of a call on its caller's page as they are said and heard, until disposed. */
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
        // On a line of words alone, `say` shows them.
        if (line.audio) {
          line.showWords({
            side: "receptionist",
            id: event.utterance,
            text: event.text,
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
        break;
    }
  }

  for (const event of feed.current()) if (event.callId === callId) show(event);
  return feed.subscribe((event) => {
    if (event.callId === callId) show(event);
  });
}
