import { useEffect, useState } from "react";
import type { DeskView } from "../../../src/http/contract/desk.ts";
import { read } from "./read.ts";

/** The business this page belongs to; undefined until it is known. */
export function useDesk(): DeskView | undefined {
  const [desk, setDesk] = useState<DeskView>();
  useEffect(() => {
    const left = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    function load(): void {
      read<DeskView>("/api/desk", left.signal).then(setDesk, () => {
        if (!left.signal.aborted) retry = setTimeout(load, 5000);
      });
    }
    load();
    return () => {
      left.abort();
      clearTimeout(retry);
    };
  }, []);
  return desk;
}
