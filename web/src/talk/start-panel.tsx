import { useState } from "react";
import { readRememberedNumber, rememberNumber } from "./remembered-number.ts";

/** Before a call, and after one: who is calling, and the two ways to begin. */
export function StartPanel({
  again,
  onStart,
}: {
  again: boolean;
  onStart: (options: { callerNumber: string; withMicrophone: boolean }) => void;
}) {
  const [callerNumber, setCallerNumber] = useState(readRememberedNumber);
  function start(withMicrophone: boolean): void {
    rememberNumber(callerNumber.trim());
    onStart({ callerNumber, withMicrophone });
  }
  return (
    <form
      className="start-panel"
      onSubmit={(event) => {
        event.preventDefault();
        start(true);
      }}
    >
      {!again && (
        <p className="welcome">
          Ask about services and prices, or book, move or cancel an appointment.
        </p>
      )}
      <button type="submit" className="call-button">
        <PhoneIcon />
        {again ? "Call again" : "Talk to the receptionist"}
      </button>
      <button type="button" className="quiet-button" onClick={() => start(false)}>
        Type instead
      </button>
      <div className="field">
        <label htmlFor="calling-from">Calling from (optional)</label>
        <input
          id="calling-from"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          value={callerNumber}
          onChange={(event) => setCallerNumber(event.target.value)}
          placeholder="+91 98400 12345"
          aria-describedby="calling-from-note"
        />
        <p id="calling-from-note" className="note">
          With a customer's number, the receptionist knows who's calling.
        </p>
      </div>
    </form>
  );
}

function PhoneIcon() {
  return (
    <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      <path
        fill="currentColor"
        d="M6.6 2.8 9 2.3c.7-.1 1.3.2 1.6.9l1.1 2.9c.2.6.1 1.2-.4 1.6L9.9 9a12 12 0 0 0 5.1 5.1l1.3-1.4c.4-.5 1-.6 1.6-.4l2.9 1.1c.7.3 1 .9.9 1.6l-.5 2.4c-.2.8-.8 1.4-1.7 1.4C11 18.800 5.200 13 5.200 4.500c0-.9.600-1.500 1.400-1.700Z"
      />
    </svg>
  );
}
