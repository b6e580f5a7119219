import { unreachable } from "../../../../src/base/unreachable.ts";
import type { VisitStep } from "../../../../src/channels/browser/visit-step.ts";
import type { Answer } from "../use-kiosk.ts";
import type { KioskWords } from "../words/kiosk-words.ts";
import { Choices } from "./choices.tsx";
import { Line } from "./line.tsx";
import { VisitorForm } from "./visitor-form.tsx";
import { WaitPanel } from "./wait-panel.tsx";

interface StepPanelProps {
  readonly step: VisitStep;
  readonly sinceMs: number;
  readonly words: KioskWords;
  readonly onAnswer: (answer: Answer) => void;
}

/** The touch twin of what is asked: the same answers as buttons and fields. */
export function StepPanel({ step, sinceMs, words, onAnswer }: StepPanelProps) {
  const say = (text: string) => onAnswer({ says: text, label: text });
  const { people, options, visit, told } = step;
  switch (step.ask) {
    case "start":
      return (
        <>
          <Line label={words.hostName} send={words.goOn} onSend={say} />
          <Choices answers={errands(words)} onAnswer={onAnswer} look="many" />
        </>
      );
    case "host":
      return (
        <>
          <Line label={words.hostName} send={words.goOn} onSend={say} />
          <Choices answers={errands(words).slice(0, 1)} onAnswer={onAnswer} />
        </>
      );
    case "spell-host":
      return <Line label={words.lastName} send={words.goOn} onSend={spelled(onAnswer)} />;
    case "spell-visitor":
      return <Line label={words.yourName} send={words.goOn} onSend={spelled(onAnswer)} />;
    case "which-host":
      return (
        <Choices
          answers={[...people, { says: "none of them", label: words.noneOfThese }]}
          onAnswer={onAnswer}
          look="people"
        />
      );
    case "visitor":
      return <VisitorForm words={words} onAnswer={onAnswer} />;
    case "choice":
      return (
        <Choices
          answers={options.map((says) => ({ says, label: words.choices[says] ?? says }))}
          onAnswer={onAnswer}
          look="people"
        />
      );
    case "confirm-host":
    case "instead":
    case "leave-message":
    case "yes-no":
      return <Choices answers={yesNo(words.yes, words.no)} onAnswer={onAnswer} />;
    case "read-back":
      // A message, or leaving, tells nobody that somebody is here.
      if (visit?.purpose === undefined)
        return <Choices answers={yesNo(words.yes, words.no)} onAnswer={onAnswer} />;
      return (
        <Choices answers={yesNo(words.rightTell, words.changeSomething)} onAnswer={onAnswer} />
      );
    case "change":
      return (
        <Choices
          answers={[
            { says: "the name", label: words.changeName },
            { says: "the company", label: words.changeCompany },
            { says: "the host", label: words.changeHost },
          ]}
          onAnswer={onAnswer}
          look="people"
        />
      );
    case "words":
      return <Line label={words.typeAnything} send={words.send} onSend={say} />;
    case "more":
      return (
        <Choices
          answers={[{ says: "no thank you", label: words.nothingElse, main: true }]}
          onAnswer={onAnswer}
        />
      );
    case "wait":
      return told ? <WaitPanel told={told} visit={visit} sinceMs={sinceMs} words={words} /> : null;
    default:
      return unreachable(step.ask);
  }
}

function errands(words: KioskWords): readonly Answer[] {
  return [
    { says: "I don't remember who I'm here to see", label: words.forgotten },
    { says: "I have a delivery", label: words.delivery },
    { says: "I'd like to leave a message", label: words.message },
    { says: "I have a question", label: words.question },
    { says: "I'm leaving", label: words.leaving },
  ];
}

function yesNo(yes: string, no: string): readonly (Answer & { readonly main?: boolean })[] {
  return [
    { says: "yes", label: yes, main: true },
    { says: "no", label: no },
  ];
}

/** A name letter by letter, as it would be spelled aloud. */
function spelled(onAnswer: (answer: Answer) => void): (name: string) => void {
  return (name) =>
    onAnswer({ says: Array.from(name.replaceAll(/\s/g, "")).join(" "), label: name });
}
