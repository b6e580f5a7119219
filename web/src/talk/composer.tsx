import { useState } from "react";

/** Where words are typed instead of spoken. */
export function Composer({ ready, onSend }: { ready: boolean; onSend: (text: string) => void }) {
  const [text, setText] = useState("");
  const words = text.trim();
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (words === "" || !ready) return;
        onSend(words);
        setText("");
      }}
    >
      <label className="unseen" htmlFor="typed-words">
        Type to the receptionist
      </label>
      <input
        id="typed-words"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Or type here…"
        autoComplete="off"
        enterKeyHint="send"
        maxLength={1000}
      />
      <button type="submit" disabled={!ready || words === ""}>
        Send
      </button>
    </form>
  );
}
