import { useEffect, useRef } from "react";
import type { CallOutcome } from "../../../src/ports/call-feed.ts";
import type { LiveCall } from "./live-state.ts";

/** The words of the calls that are on, and of the last ones that ended. */
export function LiveCalls({ calls, nowMs }: { calls: readonly LiveCall[]; nowMs: number }) {
  return (
    <aside className="live-calls" aria-label="Calls">
      <h2>Calls</h2>
      {calls.length === 0 && (
        <p className="empty">
          No calls right now. When somebody rings, you'll see their words here.
        </p>
      )}
      {calls.map((call) => (
        <OneCall key={call.id} call={call} nowMs={nowMs} />
      ))}
    </aside>
  );
}

const CHANNELS = { phone: "Phone call", browser: "Browser call", chat: "Chat" };

const OUTCOMES: Readonly<Record<CallOutcome, string>> = {
  booked: "Booked",
  moved: "Moved",
  cancelled: "Cancelled",
  transferred: "Put through",
  answered: "Answered",
  abandoned: "Hung up",
  failed: "Failed",
};

function OneCall({ call, nowMs }: { call: LiveCall; nowMs: number }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Only the list itself scrolls: the owner may be reading elsewhere on the page.
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [call.words]);
  const lasted = sayDuration((call.end?.atMs ?? nowMs) - call.startedAtMs);
  return (
    <section className={call.end ? "call over" : "call"}>
      <header>
        <h3>{CHANNELS[call.channel]}</h3>
        <p>
          {call.end ? (
            OUTCOMES[call.end.outcome]
          ) : (
            <span className="on-air">
              <span aria-hidden="true" /> Live
            </span>
          )}
          <span className="lasted"> {lasted}</span>
        </p>
      </header>
      {call.words.length === 0 ? (
        <p className="empty">{call.end ? "Nothing was said." : "Picking up…"}</p>
      ) : (
        <ol ref={list}>
          {call.words.map((words) => (
            <li key={words.key} className={words.final ? words.side : `${words.side} coming`}>
              <span className="who">{words.side === "caller" ? "Caller" : "Receptionist"}</span>
              {words.text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function sayDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
