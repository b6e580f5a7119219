import type { WrittenDesk } from "../schema.ts";
import type { WrittenLobby } from "./lobby-shape.ts";

/** The same business as any other desk file would describe it: one with nothing to book. */
export function asDesk(lobby: WrittenLobby): WrittenDesk {
  const {
    visitors: _visitors,
    departments: _departments,
    employees: _employees,
    documents: _documents,
    longestCallMinutes,
    ...rest
  } = lobby;
  return {
    ...rest,
    trade: "salon",
    rooms: [],
    services: [],
    stylists: [],
    policies: {
      slotIntervalMinutes: 15,
      minimumNoticeMinutes: 0,
      horizonDays: 90,
      mostPerDay: undefined,
      holdMinutes: 5,
      longestCallMinutes,
    },
  };
}
