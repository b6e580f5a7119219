import type { ShownWords } from "./talk-state.ts";

/**
 * The words of both sides. What is final is read out by screen readers; what is still coming is only seen, lighter. The
 * list is laid out from its end, so it stays at the latest words unless somebody scrolls up.
 */
export function Conversation({ words }: { words: readonly ShownWords[] }) {
  const settled = words.filter((shown) => shown.final);
  const coming = words.filter((shown) => !shown.final);
  return (
    <div className="conversation">
      <div className="lines">
        <ol role="log" aria-label="Conversation" aria-live="polite">
          {settled.map((shown) => (
            <Bubble key={`${shown.side}-${shown.id}`} shown={shown} />
          ))}
        </ol>
        <ol aria-hidden="true">
          {coming.map((shown) => (
            <Bubble key={`${shown.side}-${shown.id}`} shown={shown} />
          ))}
        </ol>
      </div>
    </div>
  );
}

function Bubble({ shown }: { shown: ShownWords }) {
  const look = [
    "bubble",
    shown.side,
    ...(shown.final ? [] : ["coming"]),
    ...(shown.typed === true ? ["typed"] : []),
  ];
  return (
    <li className={look.join(" ")}>
      <span className="who">{shown.side === "caller" ? "You" : "Receptionist"}</span>
      <p>{shown.text}</p>
    </li>
  );
}
