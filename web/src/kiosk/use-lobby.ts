import { useEffect, useEffectEvent, useState } from "react";
import type { KioskView } from "../../../src/http/contract/kiosk.ts";

/** How often the page looks whether the receptionist is there, and how often once it wasn't. */
const LOOK_EVERY_MS = 30_000;
const LOOK_AGAIN_MS = 3000;
const ANSWER_WITHIN_MS = 8000;

export type Lobby =
  | { readonly state: "loading" }
  | { readonly state: "here"; readonly view: KioskView }
  /** The desk receives no visitors. */
  | { readonly state: "none" }
  | { readonly state: "away"; readonly view?: KioskView };

/** The lobby this tablet stands in, and whether it can be reached. A page whose login has run out goes to the login page. */
export function useLobby(): Lobby {
  const [lobby, setLobby] = useState<Lobby>({ state: "loading" });
  const isLost = useEffectEvent(() =>
    setLobby((before) =>
      before.state === "here" || before.state === "away"
        ? { ...before, state: "away" }
        : { state: "away" },
    ),
  );
  useEffect(() => {
    const left = new AbortController();
    let next: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      clearTimeout(next);
      const found = await readLobby(left.signal).catch(() => undefined);
      if (left.signal.aborted) return;
      if (found) setLobby(found);
      else isLost();
      next = setTimeout(() => void look(), found ? LOOK_EVERY_MS : LOOK_AGAIN_MS);
    }
    const lookNow = () => void look();
    lookNow();
    window.addEventListener("online", lookNow);
    window.addEventListener("offline", isLost);
    return () => {
      left.abort();
      clearTimeout(next);
      window.removeEventListener("online", lookNow);
      window.removeEventListener("offline", isLost);
    };
  }, []);
  return lobby;
}

async function readLobby(signal: AbortSignal): Promise<Lobby> {
  const answer = await fetch("/api/kiosk", {
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    headers: { accept: "application/json" },
  });
  if (answer.status === 401) location.assign("/login?next=%2Fkiosk");
  if (answer.status === 404) return { state: "none" };
  if (!answer.ok) throw new Error(`/api/kiosk answered ${answer.status}`);
  // The server's own contract; its tests hold the answers to it.
  const view: KioskView = await answer.json();
  return { state: "here", view };
}
