import type { LobbyRules } from "./lobby-rules.ts";

/** Somebody who can be told, and by which ways. */
export interface Reachable {
  readonly id: string;
  /** Whether the company's chat may know them. */
  readonly hasChat: boolean;
  readonly hasPhone: boolean;
}

/** One step of telling a host; `employeeId` is null where it goes to the front desk. */
export interface Rung {
  readonly step: "slack" | "sms" | "call" | "alternate-slack" | "alternate-sms" | "front-desk";
  readonly employeeId: string | null;
  /** After the visitor was announced. */
  readonly afterMs: number;
}

/**
 * Everything that is tried, until somebody answers: the host's chat, a text, a call, then whoever steps in, then the front desk. A rung
 * without an address is left out; what would come first then comes at once.
 */
export function planLadder(
  { ladder }: Pick<LobbyRules, "ladder">,
  host: Reachable | undefined,
  alternate: Reachable | undefined,
): readonly Rung[] {
  const seconds: readonly Way[] = [
    ["slack", host, 0, host?.hasChat],
    ["sms", host, ladder.smsAfterSeconds, host?.hasPhone],
    ["call", host, ladder.callAfterSeconds, host?.hasPhone],
    ["alternate-slack", alternate, ladder.alternateAfterSeconds, alternate?.hasChat],
    ["alternate-sms", alternate, ladder.alternateAfterSeconds, alternate?.hasPhone],
    ["front-desk", undefined, ladder.frontDeskAfterSeconds, true],
  ];
  const rungs = seconds.flatMap(([step, to, after, isReachable]) =>
    after === null || isReachable !== true
      ? []
      : [{ step, employeeId: to?.id ?? null, afterMs: after * 1000 }],
  );
  const first = Math.min(...rungs.map(({ afterMs }) => afterMs));
  return rungs.map(({ step, employeeId, afterMs }) => ({
    step,
    employeeId,
    afterMs: afterMs === first ? 0 : afterMs,
  }));
}

/** A step, to whom, after how many seconds, and whether there is an address for it. */
type Way = readonly [
  step: Rung["step"],
  to: Reachable | undefined,
  afterSeconds: number | null,
  isReachable: boolean | undefined,
];

/** How somebody is told of what waits for nobody, a delivery or a message: once, by the first way there is. */
export function planTelling(
  host: Reachable | undefined,
  alternate: Reachable | undefined,
): readonly Rung[] {
  const ways: readonly (readonly [Rung["step"], Reachable | undefined, boolean | undefined])[] = [
    ["slack", host, host?.hasChat],
    ["sms", host, host?.hasPhone],
    ["alternate-slack", alternate, alternate?.hasChat],
    ["alternate-sms", alternate, alternate?.hasPhone],
    ["front-desk", undefined, true],
  ];
  const way = ways.find(([, , isReachable]) => isReachable);
  return way ? [{ step: way[0], employeeId: way[1]?.id ?? null, afterMs: 0 }] : [];
}
