import type { KioskWords } from "./words/kiosk-words.ts";

/** A button for each language, in that language; nothing where there is one only. */
export function LanguageButtons({
  languages,
  chosen,
  onChoose,
}: {
  languages: readonly KioskWords[];
  chosen: KioskWords;
  onChoose: (language: string) => void;
}) {
  if (languages.length < 2) return null;
  return (
    <div className="languages" role="group" aria-label={chosen.languages}>
      {languages.map(({ language, ownName }) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === chosen.language}
          onClick={() => onChoose(language)}
        >
          {ownName}
        </button>
      ))}
    </div>
  );
}
