import { useId, useState } from "react";
import type { Answer } from "../use-kiosk.ts";
import type { KioskWords } from "../words/kiosk-words.ts";

/** Who the visitor is; the company may be left out. */
export function VisitorForm({
  words,
  onAnswer,
}: {
  words: KioskWords;
  onAnswer: (answer: Answer) => void;
}) {
  const id = useId();
  const [name, setName] = useState("");
  const [company, setCompany] = useState("");
  const who = tidy(name);
  const where = tidy(company);
  return (
    <form
      className="line"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (who === "") return;
        const from = where === "" ? "" : ` from ${where}`;
        onAnswer({
          says: `My name is ${who}${from}`,
          label: where === "" ? who : `${who}, ${where}`,
        });
      }}
    >
      <div className="fields">
        <div>
          <label htmlFor={`${id}-name`}>{words.yourName}</label>
          <input
            id={`${id}-name`}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="words"
            spellCheck={false}
            maxLength={80}
          />
        </div>
        <div>
          <label htmlFor={`${id}-company`}>
            {words.yourCompany} <span className="optional">({words.optional})</span>
          </label>
          <input
            id={`${id}-company`}
            value={company}
            onChange={(event) => setCompany(event.target.value)}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={80}
          />
        </div>
      </div>
      <button type="submit" className="main" disabled={who === ""}>
        {words.goOn}
      </button>
    </form>
  );
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
