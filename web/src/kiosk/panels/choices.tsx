import type { Answer } from "../use-kiosk.ts";

/** A button for each answer; `detail` stands smaller under its words. */
export function Choices({
  answers,
  onAnswer,
  look = "",
}: {
  answers: readonly (Answer & { readonly detail?: string; readonly main?: boolean })[];
  onAnswer: (answer: Answer) => void;
  look?: string;
}) {
  return (
    <div className={`answers ${look}`.trim()}>
      {answers.map(({ says, label, detail, main = false }) => (
        <button
          key={says}
          type="button"
          className={main ? "main" : ""}
          onClick={() =>
            onAnswer({ says, label: detail === undefined ? label : `${label}, ${detail}` })
          }
        >
          <span className="choice">
            {label}
            {detail !== undefined && <span className="detail">{detail}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}
