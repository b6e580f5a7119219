import { useId, useState } from "react";

/** One field and its button. */
export function Line({
  label,
  send,
  onSend,
  startsHere = false,
}: {
  label: string;
  send: string;
  /** Whether what is typed goes here from the start. */
  startsHere?: boolean;
  onSend: (text: string) => void;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const words = text.replaceAll(/\s+/g, " ").trim();
  return (
    <form
      className="line"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== "") onSend(words);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div className="row">
        <input
          id={id}
          value={text}
          autoFocus={startsHere}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="words"
          spellCheck={false}
          enterKeyHint="send"
          maxLength={200}
        />
        <button type="submit" className="main" disabled={words === ""}>
          {send}
        </button>
      </div>
    </form>
  );
}
