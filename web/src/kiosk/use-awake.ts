import { useEffect } from "react";

/** Keeps the tablet's screen on while the page is shown, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    // Only pages on HTTPS or on this machine have it, whatever the types say.
    const wakeLock: WakeLock | undefined = navigator.wakeLock;
    if (!wakeLock) return undefined;
    let lock: WakeLockSentinel | undefined;
    function stayAwake(): void {
      if (document.visibilityState !== "visible") return;
      // A tablet that saves its battery says no; the page works all the same.
      wakeLock?.request("screen").then(
        (held) => (lock = held),
        () => undefined,
      );
    }
    stayAwake();
    document.addEventListener("visibilitychange", stayAwake);
    return () => {
      document.removeEventListener("visibilitychange", stayAwake);
      void lock?.release();
    };
  }, []);
}
