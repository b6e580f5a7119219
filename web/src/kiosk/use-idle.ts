import { useEffect, useEffectEvent, useState } from "react";

/** A visitor who has done nothing for this long is asked whether they are still there. */
const WARN_MS = 20_000;
/** Then, everything of theirs is gone. */
const GONE_MS = 30_000;

/** Whether to ask "are you still there?"; calls `onGone` when nothing followed. Any change of `activity` begins anew. */
export function useIdle(options: {
  readonly isOn: boolean;
  readonly activity: number;
  readonly onGone: () => void;
}): boolean {
  const { isOn, activity } = options;
  const [warnedAt, setWarnedAt] = useState<number>();
  const onGone = useEffectEvent(options.onGone);
  useEffect(() => {
    if (!isOn) return undefined;
    const warning = setTimeout(() => setWarnedAt(activity), WARN_MS);
    const leaving = setTimeout(() => onGone(), GONE_MS);
    return () => {
      clearTimeout(warning);
      clearTimeout(leaving);
    };
  }, [isOn, activity]);
  return isOn && warnedAt === activity;
}
