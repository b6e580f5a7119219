import { useState } from "react";
import type { DocumentShown } from "../../../../src/channels/browser/messages.ts";
import type { KioskWords } from "../words/kiosk-words.ts";

/** A text that the visitor is to accept, to be read in full; whoever won't asks for a person. */
export function DocumentPanel({
  document,
  words,
  onAccept,
}: {
  document: DocumentShown;
  words: KioskWords;
  onAccept: (document: DocumentShown) => void;
}) {
  const [isSent, setIsSent] = useState(false);
  return (
    <section className="card document" aria-labelledby="document-name">
      <h2 id="document-name">{document.name}</h2>
      {/* It may be longer than the screen: the keyboard scrolls it, too. */}
      <div className="text" tabIndex={0} role="group" aria-labelledby="document-name">
        {document.text.split(/\n+/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      <div className="answers">
        <button
          type="button"
          className="main"
          disabled={isSent}
          onClick={() => {
            setIsSent(true);
            onAccept(document);
          }}
        >
          {words.accept}
        </button>
      </div>
    </section>
  );
}
