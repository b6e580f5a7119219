import { useSyncExternalStore } from "react";

/** From this width on, columns have room. */
const query = matchMedia("(min-width: 56rem)");

/** Whether the screen is wide enough for columns. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => query.matches,
  );
}
