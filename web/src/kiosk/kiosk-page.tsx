import { useState } from "react";
import { CodeScreen } from "./code-screen.tsx";
import { GoodbyeScreen } from "./goodbye-screen.tsx";
import { isSettled } from "./is-settled.ts";
import { LanguageButtons } from "./language-buttons.tsx";
import { LostScreen } from "./lost-screen.tsx";
import { StillThere } from "./still-there.tsx";
import { useAwake } from "./use-awake.ts";
import { useIdle } from "./use-idle.ts";
import { useKiosk, type Kiosk } from "./use-kiosk.ts";
import { useLobby } from "./use-lobby.ts";
import { VisitScreen } from "./visit-screen.tsx";
import { WelcomeScreen } from "./welcome-screen.tsx";
import { languagesOf } from "./words/languages.ts";

/** The tablet in a lobby. */
export function KioskPage() {
  useAwake();
  const lobby = useLobby();
  const kiosk = useKiosk();
  const [chosen, setChosen] = useState<string>();
  const view = "view" in lobby ? lobby.view : undefined;
  const languages = languagesOf(view?.languages ?? []);
  const [spoken] = languages;
  const words = languages.find(({ language }) => language === chosen) ?? spoken;
  const isSpoken = words === spoken;
  const { state } = kiosk;

  function wipe(): void {
    kiosk.wipe();
    setChosen(undefined);
  }
  const isIdle = useIdle({ isOn: letsGo(kiosk), activity: state.activity, onGone: wipe });
  if (!words) return null;

  function choose(language: string): void {
    setChosen(language);
    kiosk.touch();
    // The receptionist speaks the first language; in the others the visit goes on in writing.
    const speaks = language === spoken?.language;
    kiosk.hush(!speaks);
    if (!speaks && state.microphone === "on") kiosk.mute(true);
  }

  const isAway = lobby.state === "away" && state.screen.name !== "goodbye";
  const frontDesk = view?.frontDesk ?? "the front desk";
  return (
    <div
      className="kiosk"
      lang={words.language}
      onPointerDown={kiosk.touch}
      onKeyDown={kiosk.touch}
      onInput={kiosk.touch}
    >
      <header>
        <p className="business">{view?.name ?? ""}</p>
        <LanguageButtons languages={languages} chosen={words} onChoose={choose} />
      </header>
      {lobby.state === "none" ? (
        <main>
          <p className="prompt">{words.noLobby}</p>
        </main>
      ) : isAway || state.screen.name === "lost" ? (
        <LostScreen
          words={words}
          frontDesk={frontDesk}
          isBack={lobby.state === "here"}
          onBack={wipe}
          {...(state.screen.name === "lost" &&
            state.screen.sentence !== undefined && { sentence: state.screen.sentence })}
        />
      ) : lobby.state === "loading" ? (
        <main />
      ) : state.screen.name === "welcome" ? (
        <WelcomeScreen
          words={words}
          name={view?.name ?? ""}
          speaks={isSpoken}
          onBegin={kiosk.begin}
          onScan={kiosk.scan}
        />
      ) : state.screen.name === "code" ? (
        <CodeScreen
          words={words}
          onDone={wipe}
          onPerson={(first) => kiosk.begin({ withVoice: false, first })}
        />
      ) : state.screen.name === "visit" ? (
        <VisitScreen kiosk={kiosk} words={words} isSpoken={isSpoken} onLeave={wipe} />
      ) : (
        <GoodbyeScreen
          words={words}
          said={isSpoken ? state.spoken.map(({ text }) => text).join(" ") : words.goodbye}
          onDone={wipe}
        />
      )}
      {(isIdle || state.isNudged) && letsGo(kiosk) && (
        <StillThere words={words} onStay={kiosk.touch} onLeave={wipe} />
      )}
    </div>
  );
}

/** Whether a visitor who does nothing is let go: not while they wait for their host. */
function letsGo({ state: { screen, step } }: Kiosk): boolean {
  if (screen.name === "code") return true;
  if (screen.name !== "visit") return false;
  const { ask, told } = step?.step ?? {};
  return ask !== "wait" || told === undefined || isSettled(told);
}
