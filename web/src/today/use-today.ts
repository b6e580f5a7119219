import { useCallback, useEffect, useState } from "react";
import type { Today } from "../../../src/http/contract/today.ts";
import { read } from "../desk/read.ts";

/** The book may also be changed from the terminal, which no call tells of. */
const REFRESH_MS = 30_000;

/** Today's appointments; undefined until they are known. `refresh` reads them again. */
export function useToday(): { readonly today: Today | undefined; readonly refresh: () => void } {
  const [today, setToday] = useState<Today>();
  const [asked, setAsked] = useState(0);
  const refresh = useCallback(() => setAsked((count) => count + 1), []);

  useEffect(() => {
    const superseded = new AbortController();
    read<Today>("/api/today", superseded.signal).then(setToday, () => {
      // The page says that the connection is lost, and reads again when it is back.
    });
    return () => superseded.abort();
  }, [asked]);

  useEffect(() => {
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [refresh]);
  return { today, refresh };
}
