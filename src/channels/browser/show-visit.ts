import type { Expectation } from "../../domain/dialogue/expectation.ts";
import type { NewsCame, ToolAnswered } from "../../domain/dialogue/transcript.ts";
import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";
import type { BrowserLine } from "./browser-line.ts";
import { visitStep } from "./visit-step.ts";

/** Shows at a kiosk what its visitor is asked for, each time that something is asked or comes from outside, until disposed. */
export function showVisit(feed: CallFeed, callId: string, line: BrowserLine): Disposable {
  const noted: (ToolAnswered | NewsCame)[] = [];
  let expects: Expectation = { kind: "open" };

  function show(event: CallFeedEvent): void {
    if (event.type === "noted") noted.push(event.item);
    if (event.type === "asks") expects = event.expects;
    // What a tool answered matters once the words that follow from it ask for something.
    const isDue =
      event.type === "call-started" ||
      event.type === "asks" ||
      (event.type === "noted" && event.item.role === "news");
    if (isDue) line.showStep(visitStep(noted, expects, event.atMs));
  }

  for (const event of feed.current()) if (event.callId === callId) show(event);
  return feed.subscribe((event) => {
    if (event.callId === callId) show(event);
  });
}
